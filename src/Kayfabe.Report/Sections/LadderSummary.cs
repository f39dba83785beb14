using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>What the ladder comes to, in a sentence.</summary>
internal static class LadderSummary
{
    /// <returns>Null where there is no ladder, or the study is too small for intervals.</returns>
    public static string? Of(ReportInputs inputs)
    {
        if (inputs is not { Ladder: { } ladder, Comparison: { } comparison }
            || ladder.Last is not { Accuracy: { Value: not null, Interval: not null }, Constant: { } constant }
            || comparison is not { Ladder: [.., { First: var name }] } || comparison.Find(name) is not { } last)
        {
            return null;
        }
        return Published(ladder) + $"In repeated cross-validation by whole posts, {Model(ladder)} is right for "
            + $"{PercentOfPictures(last.Accuracy)}, {Against(comparison, last, constant)}"
            + $"{WithMetadata(ladder, comparison)}.";
    }

    private static string Published(Ladder ladder) => ladder.Find(LadderStep.Published)?.Accuracy.Value is { } share
        ? $"The published model was right for {Number(share)} percent of its test pictures. "
        : "";

    private static string Model(Ladder ladder)
    {
        var features = ladder.Find(LadderStep.WithoutMetadata) is null ? "a model" : "a model of detections alone";
        var blanks = ladder.Find(LadderStep.BlanksAsZero) is null ? "" : "blank ones as not detected, ";
        return $"{features} ({blanks}settings tuned on training rows)";
    }

    private static string Against(ModelComparison comparison, ComparedModel last, double constant) =>
        Clear(comparison, last.Name, ModelFolds.Majority)
            ? $"against {Number(constant)} for a constant prediction"
            : $"which is not clearly different from the {Number(constant)} of a constant prediction";

    private static string WithMetadata(Ladder ladder, ModelComparison comparison)
    {
        var everything = ModelFolds.NameOf(ComparedSet.Everything, SettingsSource.Tuned);
        if (ladder.Find(LadderStep.WithoutMetadata) is null
            || comparison.Find(everything)?.Accuracy is not { Value: { } share, Interval: not null } accuracy)
        {
            return "";
        }
        return $"; with the metadata of the posts it is {Number(share)}{Sentences.Interval(accuracy)}"
            + (Clear(comparison, comparison.Ladder[^1].First, everything) ? "" : ", no clear difference");
    }

    private static bool Clear(ModelComparison comparison, string first, string second) =>
        comparison.Differences.FirstOrDefault(pair => pair.First == first && pair.Second == second)?.IsClear == true;

    private static string PercentOfPictures(Estimate share) =>
        $"{Number(share.Value!.Value)} percent of pictures{Sentences.Interval(share)}";

    private static string Number(double share) => Format.Fixed(share * 100, "0.0");
}
