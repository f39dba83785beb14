#!/usr/bin/env pwsh
# Builds what the arguments name, and what is needed for it: ./build.ps1 --help
# As build.sh does: only the first run, and one after a change of the host's own sources, starts MSBuild.
# There is no param() block: the arguments are the host's, and PowerShell must not take one for its own.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
# The exit codes of programs are looked at here, not thrown.
$PSNativeCommandUseErrorActionPreference = $false

# PowerShell makes two values of --featurize.kinds=label,celebrity: they are put together again.
$arguments = @(foreach ($argument in $args) { if ($argument -is [array]) { $argument -join ',' } else { $argument } })
$onWindows = [OperatingSystem]::IsWindows()
$root = $PSScriptRoot
$work = Join-Path $root '.build'
$hostFolder = Join-Path $work 'host'
$stamp = Join-Path $hostFolder 'stamp'
$sources = 'build', 'src', 'Directory.Build.props', 'Directory.Packages.props', 'BannedSymbols.txt', 'global.json' |
    ForEach-Object { Join-Path $root $_ }

$env:KAYFABE_ROOT = $root
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_TieredPGO = '0'
# XGBoost's threads wait asleep: on a busy machine spinning ones take the core from the one that works.
$env:OMP_WAIT_POLICY = 'passive'

$beside = Join-Path $root '.dotnet' $(if ($onWindows) { 'dotnet.exe' } else { 'dotnet' })
$dotnet = if (Test-Path -LiteralPath $beside) { $beside } else { 'dotnet' }

function Say([string] $line) { [Console]::Error.WriteLine($line) }

function Fail([string[]] $lines) {
    $lines | ForEach-Object { Say $_ }
    exit 1
}

# Whether there is an SDK that global.json accepts: dotnet itself says so, by the folder that it is asked in.
function Test-Sdk {
    if (-not (Get-Command $dotnet -CommandType Application -ErrorAction Ignore)) { return $false }
    Push-Location -LiteralPath $root
    try {
        & $dotnet --version *> $null
        return $LASTEXITCODE -eq 0
    }
    finally { Pop-Location }
}

# The SDK that global.json asks for; installed beside the project, by Microsoft's script for this system, where there is none.
function Find-Sdk {
    if (Test-Sdk) { return }
    Say 'There is no .NET SDK here that global.json accepts: installing one into .dotnet/ ...'
    try {
        $name = if ($onWindows) { 'dotnet-install.ps1' } else { 'dotnet-install.sh' }
        $installer = Join-Path $work $name
        $asked = Join-Path $root 'global.json'
        $folder = Join-Path $root '.dotnet'
        Invoke-WebRequest -Uri "https://dot.net/v1/$name" -OutFile $installer
        if ($onWindows) { & $installer -JSonFile $asked -InstallDir $folder *>&1 | ForEach-Object { Say "$_" } }
        else { & bash $installer --jsonfile $asked --install-dir $folder 2>&1 | ForEach-Object { Say "$_" } }
    }
    catch { Say "$_" }
    $script:dotnet = $beside
    if (-not (Test-Sdk)) {
        Fail 'The .NET SDK could not be installed.',
            'Install it by hand (https://dotnet.microsoft.com/download/dotnet/10.0), then run the same command again.'
    }
}

# The native library that trains is not installed from here; on Windows, the command that brings it is said once a build
# of the host. Elsewhere build.sh installs it, or the stage that needs it says how to.
function Find-Xgboost {
    if (-not $onWindows -or $env:KAYFABE_XGBOOST -or (Get-Command xgboost.dll -ErrorAction Ignore)) { return }
    foreach ($python in 'py', 'python') {
        if (-not (Get-Command $python -CommandType Application -ErrorAction Ignore)) { continue }
        & $python -c 'import xgboost' *> $null
        if ($LASTEXITCODE -eq 0) { return }
    }
    Say 'There is no XGBoost library here, which the stage Train needs. This brings it: py -m pip install xgboost==1.7.4'
}

# By the later of the times of writing and of creation: a copied file keeps the one, not the other. A folder's own time
# tells of files that came or went. A file as old as the stamp may be the younger one: then it is built again.
function Test-Current {
    if (-not (Test-Path -LiteralPath $stamp)) { return $false }
    $built = [IO.File]::GetLastWriteTimeUtc($stamp)
    foreach ($source in $sources) {
        if (-not (Test-Path -LiteralPath $source)) { return $false }
        $item = Get-Item -LiteralPath $source -Force
        if ($item.LastWriteTimeUtc -ge $built -or $item.CreationTimeUtc -ge $built) { return $false }
        if ($item -isnot [IO.DirectoryInfo]) { continue }
        foreach ($entry in $item.EnumerateFileSystemInfos('*', [IO.SearchOption]::AllDirectories)) {
            if ($entry.LastWriteTimeUtc -ge $built -or $entry.CreationTimeUtc -ge $built) { return $false }
        }
    }
    return $true
}

# Of two builds that start at once, one builds the host, the other waits and finds it. build.sh locks the same file.
function Lock-Host {
    $path = Join-Path $work 'host.lock'
    while ($true) {
        try { return [IO.File]::Open($path, [IO.FileMode]::OpenOrCreate, [IO.FileAccess]::ReadWrite, [IO.FileShare]::None) }
        catch [IO.IOException] {
            if (-not (Test-Path -LiteralPath $path)) { throw }
            Start-Sleep -Milliseconds 200
        }
    }
}

function Publish-Host([string] $folder) {
    Push-Location -LiteralPath $root
    try {
        $log = & $dotnet publish build/Build.csproj -c Release -o $folder -v quiet --nologo '-p:CompileAhead=true' 2>&1
        if ($LASTEXITCODE -eq 0) { return }
    }
    finally { Pop-Location }
    Fail (@($log | ForEach-Object { "$_" }) + 'The build itself does not build: mend what is named above.')
}

function Build-Host {
    New-Item -ItemType Directory -Force -Path $work | Out-Null
    $lock = Lock-Host
    try {
        if (Test-Current) { return }
        Find-Sdk
        Find-Xgboost
        Say 'Building the build (once; again after a change of its sources) ...'
        $new = "$hostFolder.new"
        $newStamp = Join-Path $work 'stamp'
        $new, $newStamp | Where-Object { Test-Path -LiteralPath $_ } | ForEach-Object { Remove-Item -LiteralPath $_ -Recurse -Force }
        # The stamp is older than every file that the compiler reads from here on; moving it keeps its time.
        [IO.File]::WriteAllText($newStamp, '')
        Publish-Host $new
        Move-Item -LiteralPath $newStamp -Destination (Join-Path $new 'stamp')
        if (Test-Path -LiteralPath $hostFolder) { Remove-Item -LiteralPath $hostFolder -Recurse -Force }
        Move-Item -LiteralPath $new -Destination $hostFolder
    }
    finally { $lock.Dispose() }
}

if (-not (Test-Current)) { Build-Host }
& $dotnet (Join-Path $hostFolder 'Build.dll') @arguments
exit $LASTEXITCODE
