using Kayfabe.Settings;
using Kayfabe.Study.Statistics;
namespace Kayfabe.Study.Leakage;

/// <summary>The result of a check.</summary>
public enum LeakageVerdict
{
    /// <summary>Nothing was found, or nothing beyond chance.</summary>
    Pass,

    /// <summary>Something was found; what it does to the result is not above the limit, or not beyond chance.</summary>
    Warn,

    /// <summary>Something was found that moves the result by more than the limit, or concerns too many rows.</summary>
    Fail,

    /// <summary>The study lacks what the check needs.</summary>
    NotApplicable,

    /// <summary>The study has too few posts, or test rows of an outcome, to tell.</summary>
    TooFewPosts,
}

/// <summary>A check for one way in which knowledge of the test rows reaches the model.</summary>
/// <param name="Id">The check's name in files: <c>sharedPosts</c>.</param>
/// <param name="Name">What is looked for, a phrase.</param>
/// <param name="Code">The kind of leakage in Kapoor and Narayanan, Patterns 4 (2023): <c>L3.2</c>.</param>
/// <param name="Verdict">Its result.</param>
/// <param name="Finding">What was found, or why nothing could be, a sentence.</param>
/// <param name="Rows">How many rows are concerned; null where rows cannot be counted.</param>
/// <param name="Accuracy">
/// The accuracy of the reported model minus that of the same training without the fault, on the same test rows:
/// positive where the fault makes the result look better. Null where nothing was found, or it cannot be known.
/// </param>
/// <param name="Chance">
/// How strong an association with the outcome is, a share of 1, and by chance, p after Holm's correction for the
/// number of checks; null for a check that does not look at outcomes.
/// </param>
/// <param name="Limit">The limit that the accuracy is held to.</param>
/// <param name="Advice">What to do, a sentence; null where there is nothing to do.</param>
public sealed record LeakageFinding(
    string Id,
    string Name,
    string Code,
    LeakageVerdict Verdict,
    string Finding,
    int? Rows = null,
    Estimate? Accuracy = null,
    Chance? Chance = null,
    double? Limit = null,
    string? Advice = null);

/// <summary>All checks of a study.</summary>
/// <param name="Mode">What a finding above its limit does.</param>
/// <param name="Findings">The checks, in their order.</param>
public sealed record LeakageChecks(LeakageMode Mode, IReadOnlyList<LeakageFinding> Findings)
{
    /// <summary>The chance that some check of a study without faults finds one.</summary>
    internal const double Error = 0.05;

    /// <summary>Runs all checks; the same training is repeated without each fault that is found.</summary>
    public static LeakageChecks Of(LeakageEvidence evidence)
    {
        Suspicion[] suspicions =
        [
            SharedPosts.Check(evidence),
            SharedPictures.CheckIdentical(evidence),
            SharedPictures.CheckSimilar(evidence),
            IllegitimateFeatures.Check(evidence),
            FeatureAlone.Check(evidence),
            Missingness.CheckDetections(evidence),
            Missingness.CheckMetadata(evidence),
            Missingness.CheckPictures(evidence),
            AnnotatorShares.Check(evidence),
            TruncatedLabelLists.Check(evidence),
            ModelVersions.Check(evidence),
            VocabularyLeak.Check(evidence),
            ClassBalance.Check(evidence),
            TemporalOrder.Check(evidence),
        ];
        var adjusted = Adjusted(suspicions);
        var findings = new LeakageFinding[suspicions.Length];
        Parallel.For(0, findings.Length, i => findings[i] = Judge(suspicions[i], adjusted[i], evidence));
        return new LeakageChecks(evidence.Settings.AboveLimit, findings);
    }

    /// <summary>In a study that says fail, a fault for each finding above its limit; else none.</summary>
    public IReadOnlyList<Fault> FaultsAboveLimits() => Mode != LeakageMode.Fail ? [] :
    [
        .. from finding in Findings
           where finding.Verdict == LeakageVerdict.Fail
           select new Fault(
               $"leakage ({finding.Code}), {finding.Name}: {finding.Finding.TrimEnd('.')}",
               $"{finding.Advice} Or raise the limit in the section leakage, or set leakage.aboveLimit to warn."),
    ];

    /// <summary>The checks' p with Holm's correction, so that all of them together err as seldom as one.</summary>
    /// <remarks>Holm, Scandinavian Journal of Statistics 6 (1979).</remarks>
    private static double[] Adjusted(Suspicion[] suspicions)
    {
        var adjusted = new double[suspicions.Length];
        int[] order =
        [
            .. Enumerable.Range(0, suspicions.Length).Where(i => suspicions[i].Chance is not null)
                .OrderBy(i => suspicions[i].Chance!.P),
        ];
        var largest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - rank) * suspicions[order[rank]].Chance!.P));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }

    private static LeakageFinding Judge(Suspicion suspicion, double p, LeakageEvidence evidence)
    {
        var isFound = suspicion.IsFound && p < Error && !evidence.HasTooFewPosts;
        var effect = isFound ? suspicion.Effect() : null;
        var verdict = !suspicion.Applies ? LeakageVerdict.NotApplicable
            : evidence.HasTooFewPosts ? LeakageVerdict.TooFewPosts
            : !isFound ? LeakageVerdict.Pass
            : IsAbove(effect, evidence.Settings.Accuracy) || suspicion.ShareOfTestRows > evidence.Settings.Rows
                ? LeakageVerdict.Fail
                : LeakageVerdict.Warn;
        return new LeakageFinding(
            suspicion.Id,
            suspicion.Name,
            suspicion.Code,
            verdict,
            suspicion.Finding,
            suspicion.Rows,
            effect,
            suspicion.Chance is { } chance ? chance with { P = p } : null,
            suspicion.Applies ? evidence.Settings.Accuracy : null,
            isFound ? suspicion.Advice : null);
    }

    private static bool IsAbove(Estimate? effect, double limit) =>
        effect is { Value: { } value, Interval: { } interval } && value > limit && interval.Low > 0;
}
