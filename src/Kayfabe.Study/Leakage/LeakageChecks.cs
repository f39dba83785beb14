using Kayfabe.Settings;
using Kayfabe.Study.Statistics;
namespace Kayfabe.Study.Leakage;

/// <summary>The result of a check.</summary>
public enum LeakageVerdict
{
    /// <summary>Nothing was found.</summary>
    Pass,

    /// <summary>Something was found, not above its limit or not beyond chance.</summary>
    Warn,

    /// <summary>Something was found, above its limit.</summary>
    Fail,

    /// <summary>The study lacks what the check needs.</summary>
    NotApplicable,
}

/// <summary>A check for one way in which knowledge of the test rows reaches the model.</summary>
/// <param name="Id">The check's name in files: <c>sharedPosts</c>.</param>
/// <param name="Name">What is looked for, a phrase.</param>
/// <param name="Code">The kind of leakage in Kapoor and Narayanan, Patterns 4 (2023): <c>L3.2</c>.</param>
/// <param name="Verdict">Its result.</param>
/// <param name="Finding">What was found, or why nothing could be, a sentence.</param>
/// <param name="Rows">How many rows are concerned; null where rows cannot be counted.</param>
/// <param name="Accuracy">
/// The accuracy that is due to it, positive where it makes the result look better; null where it is not known.
/// </param>
/// <param name="Limit">The limit that the verdict is about.</param>
/// <param name="Advice">What to do, a sentence; null where there is nothing to do.</param>
public sealed record LeakageFinding(
    string Id,
    string Name,
    string Code,
    LeakageVerdict Verdict,
    string Finding,
    int? Rows = null,
    Estimate? Accuracy = null,
    double? Limit = null,
    string? Advice = null);

/// <summary>All checks of a study.</summary>
/// <param name="Mode">What a finding above its limit does.</param>
/// <param name="Findings">The checks, in their order.</param>
public sealed record LeakageChecks(LeakageMode Mode, IReadOnlyList<LeakageFinding> Findings)
{
    /// <summary>Runs all checks.</summary>
    public static LeakageChecks Of(LeakageEvidence evidence) => new(
        evidence.Settings.AboveLimit,
        [
            SharedPosts.Check(evidence),
            SharedPictures.CheckIdentical(evidence),
            SharedPictures.CheckSimilar(evidence),
            IllegitimateFeatures.Check(evidence),
            Missingness.CheckDetections(evidence),
            Missingness.CheckMetadata(evidence),
            TruncatedLabelLists.Check(evidence),
            ModelVersions.Check(evidence),
            VocabularyLeak.Check(evidence),
            ClassBalance.Check(evidence),
            OtherSplits.CheckGrouped(evidence),
            OtherSplits.CheckTemporal(evidence),
        ]);

    /// <summary>In a study that says fail, a fault for each finding above its limit; else none.</summary>
    public IReadOnlyList<Fault> FaultsAboveLimits() => Mode != LeakageMode.Fail ? [] :
    [
        .. from finding in Findings
           where finding.Verdict == LeakageVerdict.Fail
           select new Fault(
               $"leakage ({finding.Code}), {finding.Name}: {finding.Finding.TrimEnd('.')}",
               $"{finding.Advice} Or raise its limit in the section leakage, or set leakage.aboveLimit to warn."),
    ];
}
