# What build.ps1 is to a PowerShell session that calls it; what it does as a program is tested with build.sh, in C#.
# $env:CHECKOUT is a checkout with a stand-in for dotnet (StandInCheckout).
BeforeAll {
    $build = Join-Path $env:CHECKOUT 'build.ps1'
}

Describe 'build.ps1 in a session' {
    It 'hands on lists and options with dots and colons as they were typed' {
        $out = & $build --kinds=label,celebrity --train.max_depth=3 --mirror=C:\data '--set=x=1,2' 'two words' -t Train

        $out | Select-Object -First 7 | Should -Be @(
            '<--kinds=label,celebrity>', '<--train.max_depth=3>', '<--mirror=C:\data>', '<--set=x=1,2>', '<two words>',
            '<-t>', '<Train>')
    }

    It 'gives its output to the pipeline, and its exit code to $LASTEXITCODE' {
        $out = & $build --exit=42

        $LASTEXITCODE | Should -Be 42
        $out | Should -Contain '<--exit=42>'
    }

    It 'does not throw for an exit code, whatever the session prefers' {
        $PSNativeCommandUseErrorActionPreference = $true
        $ErrorActionPreference = 'Stop'

        { & $build --exit=3 } | Should -Not -Throw
        $ErrorActionPreference | Should -Be 'Stop'
    }

    It 'stays in the folder of the session' {
        Push-Location $env:HOME
        try {
            & $build
            (Get-Location).Path | Should -Be $env:HOME
        }
        finally { Pop-Location }
    }

    It 'asks for PowerShell 7' {
        $ast = [Management.Automation.Language.Parser]::ParseFile($build, [ref] $null, [ref] $null)
        $ast.ScriptRequirements.RequiredPSVersion | Should -Be ([version] '7.0')
    }
}

Describe 'build.ps1 without dotnet' {
    BeforeAll {
        $global:failure = $null
        $kept = Join-Path $env:TOOLS 'kept'
        Move-Item (Join-Path $env:TOOLS 'dotnet') $kept
        # What the script calls is this: an installer that brings a dotnet, or the failure that a test asks for.
        function global:Invoke-WebRequest($Uri, $OutFile) {
            if ($global:failure) { throw $global:failure }
            @"
while [[ `$1 != --install-dir ]]; do shift; done
mkdir -p "`$2"
printf '#!/usr/bin/env bash\nexec "%s" "`$@"\n' "$kept" >"`$2/dotnet"
chmod +x "`$2/dotnet"
"@ | Set-Content $OutFile
        }
    }

    AfterAll {
        Remove-Item Function:/Invoke-WebRequest
        Move-Item $kept (Join-Path $env:TOOLS 'dotnet')
    }

    BeforeEach { Remove-Item (Join-Path $env:CHECKOUT '.dotnet') -Recurse -Force -ErrorAction Ignore }

    It 'installs one beside the project, and again when it vanished' {
        foreach ($time in 1..2) {
            & $build --exit=7
            $LASTEXITCODE | Should -Be 7
            Join-Path $env:CHECKOUT '.dotnet/dotnet' | Should -Exist
            Remove-Item (Join-Path $env:CHECKOUT '.dotnet') -Recurse -Force
        }
    }

    It 'ends with exit code 1 where nothing can be fetched' {
        $global:failure = 'No such host is known.'
        try { & $build }
        finally { $global:failure = $null }

        $LASTEXITCODE | Should -Be 1
        Join-Path $env:CHECKOUT '.dotnet' | Should -Not -Exist
    }
}
