#!/usr/bin/env bash
# Builds what the arguments name, and what is needed for it: ./build.sh --help
# Only the first run, and one after a change of the host's own sources, starts MSBuild.
set -euo pipefail

root=${BASH_SOURCE[0]%/*}
[[ $root == "${BASH_SOURCE[0]}" ]] && root=.
[[ $root == /* ]] || root=$PWD/$root
root=${root%/.}
export KAYFABE_ROOT=$root
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
# XGBoost's threads wait asleep: on a busy machine spinning ones take the core from the one that works.
export OMP_WAIT_POLICY=passive
host=$root/.build/host
sources=("$root/build" "$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/BannedSymbols.txt" "$root/global.json")

dotnet=dotnet
[[ -x $root/.dotnet/dotnet ]] && dotnet=$root/.dotnet/dotnet

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# The SDK that global.json asks for; installed beside the project where there is none.
find_sdk() {
    (cd "$root" && "$dotnet" --version) >/dev/null 2>&1 && return
    echo "There is no .NET SDK here that global.json accepts: installing one into .dotnet/ ..." >&2
    local script=$root/.build/dotnet-install.sh url=https://dot.net/v1/dotnet-install.sh
    mkdir -p "$root/.build"
    { curl -fsSL "$url" -o "$script" || wget -qO "$script" "$url"; } 2>/dev/null \
        && bash "$script" --jsonfile "$root/global.json" --install-dir "$root/.dotnet" >&2 \
        || fail "The .NET SDK could not be installed." \
            "Install it by hand (https://dotnet.microsoft.com/download/dotnet/10.0), then run the same command again."
    dotnet=$root/.dotnet/dotnet
}

# The native library that trains; where it cannot be installed here, the stage that needs it says how to.
find_xgboost() {
    [[ -n ${KAYFABE_XGBOOST:-} ]] && return
    command -v apt-get >/dev/null || return 0
    { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep -q libxgboost && return
    python3 -c 'import xgboost' 2>/dev/null && return
    local sudo=()
    if [[ $EUID -ne 0 ]]; then
        sudo -n true 2>/dev/null || return 0
        sudo=(sudo -n)
    fi
    echo "Installing the XGBoost library (apt-get install libxgboost0) ..." >&2
    { "${sudo[@]}" apt-get install -qq -y libxgboost0 || { "${sudo[@]}" apt-get update -qq && "${sudo[@]}" apt-get install -qq -y libxgboost0; }; } \
        >"$root/.build/xgboost.log" 2>&1 \
        || echo "That did not work (see .build/xgboost.log): the stage Train will say what to do." >&2
}

build_host() {
    mkdir -p "$root/.build"
    if command -v flock >/dev/null; then
        # Of two builds that start at once, one builds the host, the other waits and finds it.
        exec 9>"$root/.build/host.lock"
        flock 9
        is_current && return
    fi
    find_sdk
    find_xgboost
    echo "Building the build (once; again after a change of its sources) ..." >&2
    # The stamp is older than every file that the compiler reads from here on.
    touch "$root/.build/stamp"
    rm -rf "$host.new"
    (cd "$root" && "$dotnet" publish build/Build.csproj -c Release -o "$host.new" -v quiet --nologo -p:CompileAhead=true) >"$root/.build/host.log" 2>&1 \
        || { cat "$root/.build/host.log" >&2; fail "The build itself does not build: mend what is named above."; }
    mv "$root/.build/stamp" "$host.new/stamp"
    rm -rf "$host"
    mv "$host.new" "$host"
}

# By the times of change (ctime), which no tool sets back; a folder's own time tells of files that came or went.
is_current() {
    [[ -f $host/stamp ]] && [[ -z $(find "${sources[@]}" -cnewer "$host/stamp" -print -quit 2>&1) ]]
}

is_current || build_host
exec "$dotnet" "$host/Build.dll" "$@"
