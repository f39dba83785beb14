using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Splits;

namespace Kayfabe.Report.Sections;

/// <summary>How the result changes, one thing at a time.</summary>
internal static class LadderSection
{
    public static Section? Of(ReportInputs inputs) => inputs is not { Ladder: { } ladder, Comparison: { } comparison }
        ? null
        : new Section(
            "ladder", "What changes the result",
            [
                .. LadderSummary.Of(inputs) is { } summary ? (Block[])[new Callout(Tone.Note, summary)] : [],
                new Paragraph(Method(ladder, comparison)),
                new Paragraph(Pairing(inputs, ladder)),
                LadderFigure.Of(ladder),
            ]);

    /// <summary>What a rung is called in tables and figures.</summary>
    public static string NameOf(LadderStep step) => step switch
    {
        LadderStep.Published => "published result",
        LadderStep.OwnSplit => "this report's model, own split",
        LadderStep.WholePosts => "cross-validation by whole posts",
        LadderStep.WithoutMetadata => "without metadata",
        LadderStep.BlanksAsZero => "blank detections as zero",
        LadderStep.TunedSettings => "tuned settings",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    private static string Method(Ladder ladder, ModelComparison comparison) =>
        "Each line of the figure changes one thing and keeps what the lines before it changed. From "
        + $"“{NameOf(LadderStep.WholePosts)}” on, a picture is predicted by models that were trained without its post, "
        + $"in {ComparisonsSection.Folds(comparison)}; the folds are the same for each line. The constant prediction "
        + "is always the outcome that is more frequent, in the training rows of the own split or, in cross-validation, "
        + "in all rows."
        + (ladder.Find(LadderStep.TunedSettings) is null
            ? ""
            : " Tuned settings are chosen inside each training set: see the comparison of features and settings below.");

    private static string Pairing(ReportInputs inputs, Ladder ladder)
    {
        var sentences = new List<string>();
        if (ladder.Find(LadderStep.Published) is not null)
        {
            sentences.Add(
                "Of the published result only the counts are known, so its difference from this report's model cannot "
                + "be paired by picture and has no interval; the interval of the published accuracy is Wilson's, as if "
                + "its pictures were independent.");
        }
        if (ladder.Find(LadderStep.WholePosts)?.FromBefore is { } toFolds)
        {
            sentences.Add(
                $"The step to cross-validation compares {Format.Counted(toFolds.Rows, "picture", "pictures")} "
                + "of the own test set as they were predicted there and as they are predicted in cross-validation"
                + (inputs.Settings.Split.Method == SplitMethod.Grouped ? "" : ", where no post has rows on both sides")
                + "; the number of training rows differs too.");
        }
        sentences.Add(
            "All further differences are paired by picture. A difference is called clear where p is below 0.05 after "
            + "Holm's adjustment for all differences of the table.");
        return string.Join(' ', sentences);
    }
}
