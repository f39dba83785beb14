#!/usr/bin/env bash
# Builds what the arguments name, and what is needed for it: ./build.sh --help
# Only the first run, and one after a change of the host's own sources, starts MSBuild.
set -euo pipefail

# This file's folder, also where it was called through a link.
self=${BASH_SOURCE[0]}
linked=
while [[ -L $self ]]; do
    linked=$(readlink "$self")
    [[ $linked == /* || $self != */* ]] || linked=${self%/*}/$linked
    self=$linked
done
root=${self%/*}
[[ $root == "$self" ]] && root=.
[[ $root == /* ]] || root=$PWD/$root
root=${root%/.}
[[ -z $linked && $root != *..* ]] || root=$(cd -P "$root" && pwd)

export KAYFABE_ROOT=$root
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
# XGBoost's threads wait asleep: on a busy machine spinning ones take the core from the one that works.
export OMP_WAIT_POLICY=passive
work=$root/.build
# A user without a home that can be written, as in a container: the SDK and NuGet need one, and NuGet without HOME
# writes where it runs, among the sources.
if [[ -z ${HOME:-} || ! -w $HOME ]]; then
    export DOTNET_CLI_HOME=${DOTNET_CLI_HOME:-$work/home}
    export HOME=$DOTNET_CLI_HOME
fi

# Each build of the host has a folder of its own, so that one that runs is not replaced under its feet.
hosts=$work/host
# As old as the sources that the host was built from. It names the host's folder, and the dotnet that built it.
stamp=$hosts/stamp
sources=(build src Directory.Build.props Directory.Packages.props BannedSymbols.txt global.json)
beside=.dotnet/dotnet
say() { printf '%s\n' "$@" >&2; }

fail() {
    say "$@"
    exit 1
}

# Whether the host is complete and of these sources.
is_current() {
    name='' dotnet=''
    [[ -f $stamp ]] && read -r name dotnet <"$stamp" || return 1
    [[ $dotnet == "$beside" ]] && dotnet=$root/$beside
    command -v "$dotnet" >/dev/null || return 1
    local file made=$hosts/$name
    [[ -s $made/files ]] || return 1
    while read -r file; do
        [[ -s $made/$file ]] || return 1
    done <"$made/files"
    unchanged_since "$stamp" && return
    # Only times may have changed (a copy, chmod, another branch and back): then the contents decide.
    [[ -s $made/sources ]] || return 1
    local renewed=$made/stamp.$$
    { printf '%s\n' "$(<"$stamp")" >"$renewed"; } 2>/dev/null || renewed=
    if [[ $(digest) == "$(<"$made/sources")" ]]; then
        [[ -z $renewed ]] || mv -f "$renewed" "$stamp"
    else
        [[ -z $renewed ]] || rm -f "$renewed"
        return 1
    fi
}

# By the times of change (ctime), which no tool sets back; a folder's own time tells of files that came or went.
unchanged_since() {
    [[ -z $(cd "$root" && find "${sources[@]}" -cnewer "$1" -print -quit 2>&1) ]]
}

# The digest of the sources' names and contents; build.ps1 makes the same.
digest() {
    local sum=(sha256sum)
    command -v sha256sum >/dev/null || sum=(shasum -a 256)
    cd "$root" && find "${sources[@]}" -type f -print0 | LC_ALL=C sort -z | xargs -0 "${sum[@]}" | "${sum[@]}"
}

# Asks for the lock, so that of two builds that start at once one builds the host, and the other waits and finds it.
lock() {
    local lock=(flock 9) try=(flock -n 9)
    if ! command -v flock >/dev/null; then
        # macOS: the lock belongs to the open file, which this shell keeps.
        command -v perl >/dev/null || return 0
        lock=(perl -MFcntl=:flock -e 'open(F, ">&=", 9) && flock(F, LOCK_EX) || die "$!\n"')
        try=(perl -MFcntl=:flock -e 'exit !(open(F, ">&=", 9) && flock(F, LOCK_EX | LOCK_NB))')
    fi
    "${try[@]}" && return
    say "Another build is making the host here: waiting for it ..."
    "${lock[@]}" || say "The file .build/host/lock cannot be locked here: do not start two builds at once."
}

# What a build of the host writes must be this user's to write: said before anything is tried.
check_writable() {
    mkdir -p "$hosts" 2>/dev/null || true
    local path=$hosts
    until [[ -e $path ]]; do path=${path%/*}; done
    for path in "$path" "$hosts/lock" "$work"/{host.log,bin,obj,home}; do
        [[ -w $path || ! -e $path ]] || fail \
            "The host is not built here, or its sources changed since, and this user cannot build it: not writable is" \
            "  $path" \
            "Build it once as a user who may write there (./build.sh --help), or work in a copy of the project."
    done
}

# The SDK that global.json asks for: beside the project, or this machine's, or installed beside the project.
find_sdk() {
    local said code
    for dotnet in "$root/$beside" dotnet; do
        command -v "$dotnet" >/dev/null || continue
        code=0
        said=$(cd "$root" && "$dotnet" --version 2>&1 </dev/null) || code=$?
        ((code)) || return 0
        # 145 and 155: there is no SDK, or none that global.json accepts.
        [[ $code == 1[45]5 || $dotnet == "$root"/* ]] \
            || fail "$said" "$(command -v "$dotnet") does not start here (exit code $code): fix what it says above."
    done
    say "There is no .NET SDK here that global.json accepts: installing one into .dotnet/ ..."
    install_sdk || fail "The .NET SDK could not be installed: the cause is above." \
        "Install it by hand (https://dotnet.microsoft.com/download/dotnet/10.0), then run the same command again."
}

install_sdk() {
    local url=https://dot.net/v1/dotnet-install.sh script=$work/dotnet-install.sh new=$work/dotnet.new
    if command -v curl >/dev/null; then
        curl -fsSL --connect-timeout 30 "$url" -o "$script" || return 1
    elif command -v wget >/dev/null; then
        wget -nv -O "$script" "$url" || return 1
    else
        say "Neither curl nor wget is here to fetch $url."
        return 1
    fi
    rm -rf "$new"
    bash "$script" --jsonfile "$root/global.json" --install-dir "$new" </dev/null >&2 || return 1
    # All of it or nothing: an install that was stopped halfway is not taken for one.
    rm -rf "$root/.dotnet" && mv "$new" "$root/.dotnet"
    dotnet=$root/$beside
    (cd "$root" && "$dotnet" --version) </dev/null >/dev/null
}

# The native library that trains; where it cannot be installed here, the stage that needs it says how to.
find_xgboost() {
    [[ -n ${KAYFABE_XGBOOST:-} ]] && return
    command -v apt-get >/dev/null || return 0
    [[ $(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null) == *libxgboost* ]] && return
    python3 -c 'import xgboost' >/dev/null 2>&1 && return
    local apt=(apt-get) log=$work/xgboost.log
    if [[ $EUID -ne 0 ]]; then
        sudo -n true 2>/dev/null || return 0
        apt=(sudo -n apt-get)
    fi
    say "Installing the XGBoost library (apt-get install libxgboost0) ..."
    {
        "${apt[@]}" install -qq -y libxgboost0 \
            || { "${apt[@]}" update -qq && "${apt[@]}" install -qq -y libxgboost0; }
    } >"$log" 2>&1 </dev/null && return
    tail -n 3 "$log" >&2
    say "That did not work (all of it: .build/xgboost.log): the stage Train will say what to do."
}

make_host() {
    find_sdk
    find_xgboost
    say "Building the build (once; again after a change of its sources) ..."
    local last=$name log=$work/host.log kept old read_from
    name=$(date +%Y%m%d-%H%M%S)-$$
    # The stamp is older than every file that the compiler reads from here on; moving it keeps its time.
    printf '%s %s\n' "$name" "${dotnet#"$root"/}" >"$stamp.new"
    read_from=$(digest) || read_from=
    # A relative folder, which MSBuild cannot misread; warnings are the developers' to fix (Directory.Build.props).
    (cd "$root" && exec "$dotnet" publish build/Build.csproj -c Release -o ".build/host/$name" -v quiet --nologo \
        -p:CompileAhead=true -p:TreatWarningsAsErrors=false) >"$log" 2>&1 </dev/null &
    # Whoever ends this script ends the compiler too, which would write without the lock.
    trap "kill $! 2>/dev/null" EXIT
    wait $! || { cat "$log" >&2; fail "The build itself does not build: fix what is named above."; }
    trap - EXIT
    (cd "$hosts/$name" && printf '%s\n' *.dll *.json >files)
    if unchanged_since "$stamp.new"; then printf '%s\n' "$read_from" >"$hosts/$name/sources"; fi
    mv "$stamp.new" "$stamp"
    # The one before may still run somewhere.
    kept=" stamp lock $name $last "
    for old in "$hosts"/*; do
        [[ $kept == *" ${old##*/} "* ]] || rm -rf "$old"
    done
}

build_host() {
    check_writable
    # No child keeps the lock's file: MSBuild leaves processes behind, and they would hold it long after the build.
    { lock && { is_current 9>&- || make_host 9>&-; }; } 9>"$hosts/lock"
}

is_current || build_host
exec "$dotnet" "$hosts/$name/Build.dll" "$@"
