using System.Diagnostics;
using Kayfabe.Build.Terminal;
using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.Terminal;

/// <summary>Output that nobody can read: the build is made all the same, and the exit code tells.</summary>
public sealed class OutputTests(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public void A_failed_write_is_remembered_and_the_rest_is_dropped()
    {
        using var stream = new SafeStream(new FullDevice());
        using var writer = new StreamWriter(stream) { AutoFlush = true };

        writer.WriteLine("lost");
        writer.WriteLine("lost too");

        Assert.True(stream.IsLost);
    }

    [Theory]
    [InlineData("> /dev/full", 74)]
    [InlineData("2> /dev/full", 0)] // nothing is said there
    [InlineData("| true", 74)]
    [InlineData("> /dev/null", 0)]
    [InlineData("--eta=7 2> /dev/full", 1)]
    [InlineData("--help > /dev/full", 74)]
    public void The_exit_code_tells_of_output_that_could_not_be_written(string rest, int code)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var checkout = built.Checkout.Copy();
        checkout.Edit(study => study["title"] = "Another title");

        var (exitCode, error) = Shell(checkout, rest);

        Assert.Equal((code, ""), (exitCode, error));
        if (!rest.StartsWith("--", StringComparison.Ordinal))
        {
            Assert.Contains("Another title", File.ReadAllText(Path.Combine(checkout.Published, "report.md")),
                StringComparison.Ordinal);
            Expected.AllHits.Check("afterwards", checkout.Run());
        }
    }

    // The exit code of the host itself, where it is the first of a pipe, too.
    private static (int ExitCode, string Error) Shell(Checkout checkout, string rest)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo("bash",
            ["-c", $"'{dotnet}' exec '{Path.Combine(Host.Folder, "Build.dll")}' --study=small {rest}; exit ${{PIPESTATUS[0]}}"])
        {
            WorkingDirectory = checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("KAYFABE_ROOT", checkout.Root),
            ("KAYFABE_CACHE", checkout.Cache), ("KAYFABE_MIRROR", checkout.Mirror)])
            start.Environment[name] = value;
        using var bash = Process.Start(start)!;
        var output = bash.StandardOutput.ReadToEndAsync();
        var error = bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        _ = output.Result;
        return (bash.ExitCode, error);
    }

    private sealed class FullDevice : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
