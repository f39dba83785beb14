using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Comparisons;

namespace Kayfabe.Report.Sections;

/// <summary>The result beside baselines.</summary>
internal static class ComparisonsSection
{
    public static Section? Of(ReportInputs inputs) => inputs.Comparison is not { } comparison ? null : new Section(
        "comparisons", "Comparison with baselines",
        [
            new Paragraph(
                "The model is compared with baselines on the same data, from a constant prediction upwards. ",
                Method(comparison)),
            comparison.Models.Any(model => model.Accuracy.Value is not null)
                ? Models(comparison.Models, MajorityBaseline.Of(inputs))
                : new Paragraph("No model could be compared."),
            .. comparison.Differences.Any(pair => pair.Accuracy.Value is not null)
                ? (Block[])[Differences(comparison.Differences)]
                : [],
        ]);

    private static string Method(ModelComparison comparison)
    {
        var method = FormattableString.Invariant(
            $"95 % intervals are from the spread of the posts; differences are paired on the same test rows.");
        var leftOut = comparison.LeftOut.Select(left => $"{left.Name} ({left.Reason})").ToArray();
        return leftOut.Length == 0 ? method : $"{method} Not trained: {string.Join("; ", leftOut)}.";
    }

    /// <summary>The accuracy of every model with its interval.</summary>
    private static Figure Models(IReadOnlyList<ComparedModel> models, MajorityBaseline baseline)
    {
        var known = models.Where(model => model.Accuracy.Value is not null).ToList();
        var (least, most) = (known.MinBy(model => model.Accuracy.Value)!, known.MaxBy(model => model.Accuracy.Value)!);
        var reported = known.Find(model => model.IsReported);
        var rival = known.Where(model => !model.IsReported).MaxBy(model => model.Accuracy.Value);
        return new Figure(
            "comparisons",
            reported is null || rival is null
                ? $"Accuracy ranges from {Sentences.Share(least.Accuracy)} ({least.Name}) to "
                    + $"{Sentences.Share(most.Accuracy)} ({most.Name})"
                : $"The reported model has an accuracy of {Sentences.Share(reported.Accuracy)}, the best other model "
                    + $"({rival.Name}) {Sentences.Share(rival.Accuracy)}",
            "Accuracy with its 95 % interval. Models with another split have other test rows.",
            string.Join("; ", known.Select(model => $"{model.Name} {Sentences.Share(model.Accuracy)}")) + ".",
            ForestPlot.Draw(
                "Accuracy on the test rows (%)",
                [.. known.Select(model => (model.Name, model.Accuracy, model.IsReported))],
                baseline.Accuracy is { } majority ? (majority, "majority class") : null),
            new Table(
                "comparisons", "Models compared",
                [
                    new("Model", "name"), new("Features", "features"), new("Blanks", "blanks"), new("Split", "split"),
                    new("Test rows", "rows", true), new("Accuracy", "accuracy", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                ],
                [
                    .. models.Select(model => (Cell[])
                    [
                        model.IsReported ? Span.Strong(model.Name) : model.Name, model.Features, model.Blanks,
                        model.Split, Cell.Count(model.Rows), .. Cell.ShareWithInterval(model.Accuracy),
                    ]),
                ]));
    }

    /// <summary>Paired differences in accuracy; an interval that contains zero shows no clear difference.</summary>
    private static Figure Differences(IReadOnlyList<ModelDifference> differences)
    {
        var known = differences.Where(pair => pair.Accuracy.Value is not null).ToList();
        var clear = known.Count(pair => pair.Accuracy.Interval is { Low: > 0 } or { High: < 0 });
        return new Figure(
            "differences",
            $"{Format.Count(clear)} of {Format.Counted(known.Count, "difference", "differences")} "
                + (clear == 1 ? "has" : "have") + " an interval that excludes zero",
            "Difference in accuracy on the same test rows, first minus second, with its 95 % interval.",
            string.Join("; ", known.Select(pair =>
                $"{Name(pair)} {Format.Points(pair.Accuracy.Value!.Value)} points")) + ".",
            ForestPlot.Draw(
                "Difference (percentage points)",
                [.. known.Select(pair => (Name(pair), pair.Accuracy, false))],
                (0, "no difference")),
            new Table(
                "differences", "Paired differences in accuracy, percentage points",
                [
                    new("First", "first"), new("Second", "second"), new("Difference", "difference", true),
                    new("95\u00a0% from", "low", true), new("to", "high", true),
                ],
                [
                    .. differences.Select(pair => (Cell[])
                    [
                        pair.First, pair.Second, Cell.Points(pair.Accuracy.Value),
                        Cell.Points(pair.Accuracy.Interval?.Low), Cell.Points(pair.Accuracy.Interval?.High),
                    ]),
                ]));
    }

    private static string Name(ModelDifference pair) => $"{pair.First} − {pair.Second}";
}
