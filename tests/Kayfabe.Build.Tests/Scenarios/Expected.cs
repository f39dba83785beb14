using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>How the stages should come out: all are hits but those that are named.</summary>
/// <remarks>
/// Where none is named, no stage may run; else the stages listed here are compared, so that a stage that is added to
/// the pipeline changes the expectations of no scenario that it has no part in.
/// </remarks>
internal sealed class Expected
{
    private static readonly string[] s_core = ["Import", "Split", "Train", "Evaluate", "Seeds", "Report"];
    private static readonly string[] s_road =
    [
        "Ingest", "Pictures", "Detect", "Annotate", "Featurize", "Split", "Train", "Evaluate", "Seeds", "Baselines",
        "CrossValidate", "Contributions", "Thresholds", "Reliability", "Fingerprints", "Leakage",
        "Resolutions", "Exclusion", "Report",
    ];

    private readonly string[] _judged;

    private readonly Dictionary<string, StageOutcome> _others = new(StringComparer.Ordinal);

    private Expected(string[] judged) => _judged = judged;

    public static Expected AllHits => new(s_core);

    /// <summary>The same of a study of the whole road.</summary>
    public static Expected AllHitsOnTheRoad => new(s_road);

    public static Expected AllRan(MissReason reason) => AllHits.Ran(reason, s_core);

    /// <summary>These stages ran for this reason.</summary>
    public Expected Ran(MissReason reason, params string[] stages) => With("ran", CamelCase(reason), stages);

    /// <summary>This stage failed in a run that it had this reason for, if it came so far.</summary>
    public Expected Failed(string stage, MissReason? reason = null) =>
        With("failed", reason is { } known ? CamelCase(known) : null, stage);

    /// <summary>These stages did not run because one before them failed.</summary>
    public Expected Blocked(params string[] stages) => With("blocked", null, stages);

    public void Check(string step, HostRun run)
    {
        Assert.True(run.ExitCode == 0 == _others.Values.All(outcome => outcome.Verdict != "failed"),
            $"{step}: exit code {run.ExitCode}\n{run.Text}");
        var judged = run.Stages
            .Where(stage => _others.Count == 0 ? stage.Verdict != "notApplicable" : _judged.Contains(stage.Stage))
                .ToArray();
        var expected = judged.Select(
            stage => _others.GetValueOrDefault(stage.Stage, new(stage.Stage, "hit", null, "")).ToString());
        Assert.True(_judged.All(stage => judged.Any(outcome => outcome.Stage == stage)),
            $"{step}: run.json lacks stages\n{run.Text}");
        var (wanted, got) = (string.Join("\n", expected), string.Join("\n", judged.Select(stage => stage.ToString())));
        Assert.True(wanted == got, $"{step}\n--- expected\n{wanted}\n--- was\n{got}\n{run.Text}");
    }

    private Expected With(string verdict, string? reason, params string[] stages)
    {
        foreach (var stage in stages)
            _others[stage] = new StageOutcome(stage, verdict, reason, "");
        return this;
    }

    private static string CamelCase(MissReason reason) =>
        $"{char.ToLowerInvariant(reason.ToString()[0])}{reason.ToString()[1..]}";
}
