using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>A run of the host that is over.</summary>
internal sealed partial class HostRun(Checkout checkout, int exitCode, string @out, string error)
{
    /// <summary>The lines of a small terminal.</summary>
    private const int Screen = 24;

    public int ExitCode => exitCode;

    public string Out => @out;

    public string Error => error;

    /// <summary>All that it printed.</summary>
    public string Text => @out + error;

    /// <summary>What <c>run.json</c> says of the stages, in their order.</summary>
    public IReadOnlyList<StageOutcome> Stages { get; } = Read(Path.Combine(checkout.Artifacts, "run.json"));

    public StageOutcome this[string stage] => Stages.Single(outcome => outcome.Stage == stage);

    /// <summary>The run, which must have gone well.</summary>
    public HostRun Succeeded()
    {
        Assert.True(exitCode == 0, $"Exit code {exitCode}\n{Text}");
        return this;
    }

    /// <summary>The run, which must have failed with an explanation of one screen.</summary>
    public HostRun AssertExplained()
    {
        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        Assert.InRange(error.Split('\n').Length - 1, 1, Screen);
        return this;
    }

    /// <summary>What is on the screen of a user, without what differs between machines and runs.</summary>
    public string Scrubbed(string text)
    {
        var here = text.Replace(checkout.Root, "<checkout>", StringComparison.Ordinal);
        return RunIds().Replace(Programs().Replace(Times().Replace(here, "   # s"), "/code/#"), ", run #")
            .ReplaceLineEndings("\n");
    }

    private static StageOutcome[] Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var run = JsonDocument.Parse(File.ReadAllBytes(path));
        return
        [
            .. from stage in run.RootElement.GetProperty("stages").EnumerateArray()
               select new StageOutcome(
                   stage.GetProperty("stage").GetString()!, stage.GetProperty("verdict").GetString()!,
                   stage.GetProperty("reason").GetString(), stage.GetProperty("detail").GetString()!),
        ];
    }

    [GeneratedRegex(@" +\d+\.\d\d s")]
    private static partial Regex Times();

    // A run's id, which the code has a part in.
    [GeneratedRegex(", run [0-9a-f]{12}")]
    private static partial Regex RunIds();

    // The digest of the program, where the store keeps fingerprints of its code.
    [GeneratedRegex("/code/[0-9a-f]{64}")]
    private static partial Regex Programs();
}

/// <summary>A stage in <c>run.json</c>.</summary>
internal sealed record StageOutcome(string Stage, string Verdict, string? Reason, string Detail)
{
    /// <summary><c>Train ran settingChanged</c>.</summary>
    public override string ToString() => $"{Stage} {Verdict}" + (Reason is null ? "" : $" {Reason}");
}
