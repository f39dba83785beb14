#!/usr/bin/env pwsh
#Requires -Version 7
# Builds what the arguments name, and what is needed for it: ./build.ps1 --help
# As build.sh does: only the first run, and one after a change of the host's own sources, starts MSBuild.
# There is no param() block: the arguments are the host's, and PowerShell must not take one for its own.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
# The exit codes of programs are looked at here, not thrown.
$PSNativeCommandUseErrorActionPreference = $false

# As they were typed: PowerShell makes two values of --kinds=label,celebrity, and pwsh -File two of --mirror=C:\data.
$arguments = @(foreach ($argument in $args) { if ($argument -is [array]) { $argument -join ',' } else { $argument } })
$typed = [Environment]::GetCommandLineArgs()
for ($i = 1; $i -lt $typed.Length -and $typed[$i] -notmatch '^-(c|ec|en|e$)'; $i++) {
    if ($typed[$i] -like '*.ps1' -and [IO.Path]::GetFullPath($typed[$i], $PWD.ProviderPath) -eq $PSCommandPath) {
        $arguments = @($typed | Select-Object -Skip ($i + 1))
        break
    }
}
$onWindows = [OperatingSystem]::IsWindows()
# This file's folder, also where it was called through a link.
$self = Get-Item -LiteralPath $PSCommandPath -Force
$root = Split-Path -Parent ($self.ResolveLinkTarget($true)?.FullName ?? $PSCommandPath)
$work = Join-Path $root '.build'
# Each build of the host has a folder of its own, so that one that runs is not replaced under its feet.
$hosts = Join-Path $work 'host'
# As old as the sources that the host was built from. It names the host's folder, and the dotnet that built it.
$stamp = Join-Path $hosts 'stamp'
$sources = 'build', 'src', 'Directory.Build.props', 'Directory.Packages.props', 'BannedSymbols.txt', 'global.json'
$beside = $onWindows ? '.dotnet/dotnet.exe' : '.dotnet/dotnet'

$env:KAYFABE_ROOT = $root
# What the host calls this script in its help.
$env:KAYFABE_COMMAND = './build.ps1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_TieredPGO = '0'
$env:DOTNET_SYSTEM_GLOBALIZATION_INVARIANT = '1'
# XGBoost's threads wait asleep: on a busy machine spinning ones take the core from the one that works.
$env:OMP_WAIT_POLICY = 'passive'

function Say([string[]] $lines) { $lines | ForEach-Object { [Console]::Error.WriteLine($_) } }

function Fail([string[]] $lines) {
    Say $lines
    exit 1
}

# Whether this user may write there.
function Test-Writable([string] $path) {
    if (-not $onWindows) {
        & test -w $path
        return $LASTEXITCODE -eq 0
    }
    if (-not [IO.Directory]::Exists($path)) { return $true }
    try {
        [IO.File]::Create((Join-Path $path "writable-$PID"), 1, 'DeleteOnClose').Dispose()
        return $true
    }
    catch [UnauthorizedAccessException], [IO.IOException] { return $false }
}

function Test-Command([string] $name) {
    return [bool] (Get-Command $name -CommandType Application -ErrorAction Ignore)
}

# A user without a home that can be written, as in a container: the SDK and NuGet need one, and NuGet without HOME
# writes where it runs, among the sources.
if (-not $onWindows -and -not ($env:HOME -and (Test-Writable $env:HOME))) {
    if (-not $env:DOTNET_CLI_HOME) { $env:DOTNET_CLI_HOME = Join-Path $work 'home' }
    $env:HOME = $env:DOTNET_CLI_HOME
}

# The host that is complete and of these sources: its folder's name and its dotnet; nothing where there is none.
function Get-CurrentHost {
    if (-not [IO.File]::Exists($stamp)) { return }
    $name, $dotnet = [IO.File]::ReadAllText($stamp).Trim() -split ' '
    if ($dotnet -eq $beside) { $dotnet = Join-Path $root $beside }
    $folder = Join-Path $hosts "$name"
    $files = Join-Path $folder 'files'
    if (-not $dotnet -or -not (Test-Command "$dotnet") -or -not (Test-Filled $files)) { return }
    foreach ($file in [IO.File]::ReadAllLines($files)) {
        if (-not (Test-Filled (Join-Path $folder $file))) { return }
    }
    if (-not (Test-UnchangedSince $stamp) -and -not (Test-SameContent $folder)) { return }
    return @{ Dotnet = $dotnet; Program = Join-Path $folder 'Build.dll' }
}

function Test-Filled([string] $path) {
    $file = [IO.FileInfo] $path
    return $file.Exists -and $file.Length -gt 0
}

# Whether the sources are older than a file. A folder's own time tells of files that came or went. Windows' .NET has no
# time of change (ctime), which no tool sets back; there it is the later of the times of writing and of creation: a
# copied file keeps the one, not the other. A file as old as the stamp may be the younger one: it counts as changed.
function Test-UnchangedSince([string] $file) {
    $paths = $sources | ForEach-Object { Join-Path $root $_ }
    if (-not $onWindows) { return -not (& find @paths -cnewer $file -print -quit 2>&1) }
    $built = [IO.File]::GetLastWriteTimeUtc($file)
    foreach ($path in $paths) {
        if (-not (Test-Path -LiteralPath $path)) { return $false }
        $item = Get-Item -LiteralPath $path -Force
        if ($item.LastWriteTimeUtc -ge $built -or $item.CreationTimeUtc -ge $built) { return $false }
        if ($item -isnot [IO.DirectoryInfo]) { continue }
        foreach ($entry in $item.EnumerateFileSystemInfos('*', [IO.SearchOption]::AllDirectories)) {
            if ($entry.LastWriteTimeUtc -ge $built -or $entry.CreationTimeUtc -ge $built) { return $false }
        }
    }
    return $true
}

# Only times may have changed (a copy, chmod, another branch and back): then the contents decide.
function Test-SameContent([string] $folder) {
    $read = Join-Path $folder 'sources'
    if (-not (Test-Filled $read)) { return $false }
    $renewed = Join-Path $folder "stamp.$PID"
    try { [IO.File]::WriteAllText($renewed, [IO.File]::ReadAllText($stamp)) }
    catch [UnauthorizedAccessException], [IO.IOException] { $renewed = $null }
    $same = (Get-SourceDigest) -eq [IO.File]::ReadAllText($read).Trim()
    if ($renewed -and $same) { [IO.File]::Move($renewed, $stamp, $true) }
    elseif ($renewed) { [IO.File]::Delete($renewed) }
    return $same
}

# The digest of the sources' names and contents, in the form of sha256sum: build.sh makes the same.
function Get-SourceDigest {
    $paths = [string[]] @(foreach ($source in $sources) {
            $path = Join-Path $root $source
            if ([IO.Directory]::Exists($path)) { [IO.Directory]::GetFiles($path, '*', 'AllDirectories') } else { $path }
        })
    $names = [string[]] @($paths | ForEach-Object { [IO.Path]::GetRelativePath($root, $_).Replace('\', '/') })
    [Array]::Sort($names, $paths, [StringComparer]::Ordinal)
    $text = [Text.StringBuilder]::new()
    for ($i = 0; $i -lt $paths.Length; $i++) {
        $null = $text.Append("$(Get-Sha256 ([IO.File]::ReadAllBytes($paths[$i])))  $($names[$i])`n")
    }
    return "$(Get-Sha256 ([Text.Encoding]::UTF8.GetBytes($text.ToString())))  -"
}

function Get-Sha256([byte[]] $bytes) {
    return [Convert]::ToHexStringLower([Security.Cryptography.SHA256]::HashData($bytes))
}

# Of two builds that start at once, one builds the host, the other waits and finds it. build.sh locks the same file.
function Lock-Host {
    $path = Join-Path $hosts 'lock'
    $waits = $false
    while ($true) {
        try { return [IO.File]::Open($path, 'OpenOrCreate', 'ReadWrite', 'None') }
        catch [IO.IOException] {
            if (-not (Test-Path -LiteralPath $path)) { throw }
            if (-not $waits) { Say 'Another build is making the host here: waiting for it ...' }
            $waits = $true
            Start-Sleep -Milliseconds 200
        }
    }
}

# What a build of the host writes must be this user's to write: said before anything is tried.
function Assert-Writable {
    try { $null = [IO.Directory]::CreateDirectory($hosts) }
    catch [UnauthorizedAccessException], [IO.IOException] { $null = $_ }
    $folder = $hosts
    while (-not (Test-Path -LiteralPath $folder)) { $folder = Split-Path -Parent $folder }
    $others = 'host.log', 'bin', 'obj', 'home' | ForEach-Object { Join-Path $work $_ }
    foreach ($path in @($folder) + $others) {
        if (-not (Test-Path -LiteralPath $path) -or (Test-Writable $path)) { continue }
        Fail 'The host is not built here, or its sources changed since, and this user cannot build it: not writable is',
            "  $path",
            'Build it once as a user who may write there (./build.ps1 --help), or work in a copy of the project.'
    }
}

# What a dotnet says of its SDK, asked in the folder whose global.json it must accept, and its exit code.
function Get-SdkVersion([string] $dotnet) {
    Push-Location -LiteralPath $root
    try { return @{ Said = @(& $dotnet --version 2>&1 | ForEach-Object { "$_" }); Code = $LASTEXITCODE } }
    finally { Pop-Location }
}

# The SDK that global.json asks for: beside the project, or this machine's, or installed beside the project.
function Find-Sdk {
    foreach ($dotnet in (Join-Path $root $beside), 'dotnet') {
        if (-not (Test-Command $dotnet)) { continue }
        $version = Get-SdkVersion $dotnet
        if ($version.Code -eq 0) { return $dotnet }
        # 145 and 155 (their Windows forms end in the same byte): there is no SDK, or none that global.json accepts.
        if (($version.Code -band 0xFF) -notin 0x91, 0x9B -and $dotnet -eq 'dotnet') {
            $program = (Get-Command $dotnet -CommandType Application | Select-Object -First 1).Source
            Fail ($version.Said + "$program does not start here (exit code $($version.Code)): fix what it says above.")
        }
    }
    Say 'There is no .NET SDK here that global.json accepts: installing one into .dotnet/ ...'
    try { return Install-Sdk }
    catch {
        Fail "$_", 'The .NET SDK could not be installed: the cause is above.',
            'Install it by hand (https://dotnet.microsoft.com/download/dotnet/10.0), then run the same command again.'
    }
}

# Installs by Microsoft's script for this system.
function Install-Sdk {
    $name = $onWindows ? 'dotnet-install.ps1' : 'dotnet-install.sh'
    $installer = Join-Path $work $name
    $asked = Join-Path $root 'global.json'
    $new = Join-Path $work 'dotnet.new'
    try { Invoke-WebRequest -Uri "https://dot.net/v1/$name" -OutFile $installer -ConnectionTimeoutSeconds 30 }
    catch { throw "https://dot.net/v1/${name}: $_" }
    Remove-Tree $new
    if ($onWindows) { & $installer -JSonFile $asked -InstallDir $new *>&1 | ForEach-Object { Say "$_" } }
    else {
        & bash $installer --jsonfile $asked --install-dir $new 2>&1 | ForEach-Object { Say "$_" }
        if ($LASTEXITCODE -ne 0) { throw "$name ended with exit code $LASTEXITCODE." }
    }
    # All of it or nothing: an install that was stopped halfway is not taken for one.
    Remove-Tree (Join-Path $root '.dotnet')
    Move-Item -LiteralPath $new -Destination (Join-Path $root '.dotnet')
    $dotnet = Join-Path $root $beside
    $version = Get-SdkVersion $dotnet
    if ($version.Code -ne 0) { throw ($version.Said -join "`n") }
    return $dotnet
}

# The native library that trains is not installed from here; on Windows, the command that brings it is said once a
# build of the host. Elsewhere build.sh installs it, or the stage that needs it says how to.
function Find-Xgboost {
    if (-not $onWindows -or $env:KAYFABE_XGBOOST -or (Get-Command xgboost.dll -ErrorAction Ignore)) { return }
    foreach ($python in 'py', 'python') {
        if (-not (Test-Command $python)) { continue }
        & $python -c 'import xgboost' *> $null
        if ($LASTEXITCODE -eq 0) { return }
    }
    Say 'There is no XGBoost library here, which the stage Train needs: py -m pip install xgboost==1.7.4'
}

function Remove-Tree([string] $path) {
    if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path -Recurse -Force }
}

# A relative folder, which MSBuild cannot misread; warnings are the developers' to fix (Directory.Build.props).
function Publish-Host([string] $dotnet, [string] $name) {
    $log = Join-Path $work 'host.log'
    Push-Location -LiteralPath $root
    try {
        $null | & $dotnet publish build/Build.csproj -c Release -o ".build/host/$name" -v quiet --nologo `
            '-p:CompileAhead=true' '-p:TreatWarningsAsErrors=false' 2>&1 |
            ForEach-Object { "$_" } | Set-Content -LiteralPath $log
        if ($LASTEXITCODE -eq 0) { return }
    }
    finally { Pop-Location }
    Fail (@(Get-Content -LiteralPath $log) + 'The build itself does not build: fix what is named above.')
}

function New-Host {
    $dotnet = Find-Sdk
    Find-Xgboost
    Say 'Building the build (once; again after a change of its sources) ...'
    $last = if (Test-Path -LiteralPath $stamp) { ([IO.File]::ReadAllText($stamp) -split ' ')[0].Trim() }
    $name = "$([DateTime]::Now.ToString('yyyyMMdd-HHmmss'))-$PID"
    $folder = Join-Path $hosts $name
    # The stamp is older than every file that the compiler reads from here on; moving it keeps its time.
    [IO.File]::WriteAllText("$stamp.new", "$name $($dotnet -eq 'dotnet' ? $dotnet : $beside)`n")
    $digest = Get-SourceDigest
    Publish-Host $dotnet $name
    $files = Get-ChildItem -LiteralPath $folder -File | Where-Object Extension -In '.dll', '.json' | ForEach-Object Name
    [IO.File]::WriteAllText((Join-Path $folder 'files'), ($files -join "`n") + "`n")
    if (Test-UnchangedSince "$stamp.new") { [IO.File]::WriteAllText((Join-Path $folder 'sources'), "$digest`n") }
    [IO.File]::Move("$stamp.new", $stamp, $true)
    # The one before may still run somewhere; what runs on Windows cannot be removed, and is removed the next time.
    Get-ChildItem -LiteralPath $hosts -Force | Where-Object Name -NotIn 'stamp', 'lock', $name, $last |
        Remove-Item -Recurse -Force -ErrorAction Ignore
}

$current = Get-CurrentHost
if (-not $current) {
    Assert-Writable
    $lock = Lock-Host
    try {
        if (-not (Get-CurrentHost)) { New-Host }
        $current = Get-CurrentHost
    }
    finally { $lock.Dispose() }
}
& $current.Dotnet $current.Program @arguments
exit $LASTEXITCODE
