using Kayfabe.Report.Document;
using Kayfabe.Report.Drawing;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Permutations;

namespace Kayfabe.Report.Sections;

/// <summary>The result beside that of the same training on outcomes that are shuffled by post.</summary>
internal static class PermutationsSection
{
    public static Section? Of(ReportInputs inputs) => Accuracy(inputs) is not { } test ? null : new Section(
        "permutations", "Shuffled outcomes",
        [
            new Paragraph(
                "The study’s training was repeated on "
                + $"{Format.Counted(inputs.Permutations.Count, "set", "sets")} of outcomes that were shuffled by post, "
                + "with the same split and settings (trees by the histogram method). What is reached there has nothing "
                + "to do with what the pictures show: it is the reference for the result. ",
                Finding(inputs, test) + SharedPosts(inputs, test)),
            Histogram(inputs, test),
            Tests(inputs),
        ]);

    /// <summary>
    /// The accuracy beside shuffled outcomes; null where there are too few permutations or no test rows.
    /// </summary>
    public static PermutationTest? Accuracy(ReportInputs inputs) =>
        inputs.Metrics.Values[Metric.Accuracy] is { } accuracy
            ? PermutationTest.Of(accuracy, [.. inputs.Permutations.Select(run => run.Accuracy)])
            : null;

    private static string Finding(ReportInputs inputs, PermutationTest test) =>
        SmallTest.WhyTooSmall(inputs) is not null
        ? "The test rows are too few for a verdict."
        : test.P <= 0.05
        ? $"The model’s accuracy of {Format.Percent(test.Value)} is higher than by chance (p = {P(test)})."
        : $"The model’s accuracy of {Format.Percent(test.Value)} is not shown to be higher than by chance "
                + $"(p = {P(test)}).";

    /// <summary>Why shuffled outcomes are predicted better than by a constant, where posts are on both sides.</summary>
    private static string SharedPosts(ReportInputs inputs, PermutationTest test)
    {
        var trained = inputs.Train.Rows.Select(row => row.Post).ToHashSet(StringComparer.Ordinal);
        var shared = inputs.Test.Rows.Count(row => trained.Contains(row.Post));
        return MajorityBaseline.Of(inputs).Accuracy is { } majority && test.Range?.Low > majority && shared > 0
            ? $" Shuffled outcomes are predicted better than by a constant prediction ({Format.Percent(majority)}), "
                + $"because {Format.Count(shared)} test rows are of posts that are in training too: the model can "
                + "recognise these posts."
            : "";
    }

    private static string P(PermutationTest test) => Format.Fixed(test.P, "0.000");

    private static Table Tests(ReportInputs inputs)
    {
        var values = inputs.Metrics.Values;
        var accuracies = inputs.Permutations.Select(run => run.Accuracy).ToArray();
        var areas = inputs.Permutations.Select(run => run.RocArea).OfType<double>().ToArray();
        var errors = inputs.Permutations.Select(run => run.CalibrationError).ToArray();
        var isEnough = SmallTest.WhyTooSmall(inputs) is null;
        return new Table(
            "permutations", "The model beside trainings on shuffled outcomes",
            [
                new("Metric", "metric"), new("Model", "model", true), new("Shuffled, mean", "mean", true),
                new("95\u00a0% of these from", "low", true), new("to", "high", true), new("p", "p", true),
            ],
            [
                .. Row("Accuracy", values[Metric.Accuracy], accuracies, isEnough),
                .. Row("ROC area", values[Metric.RocArea], areas, isEnough),
                // A small error is good, but a model that always gives the share in kayfabe has a small one too: no p.
                .. Row("Expected calibration error", inputs.Metrics.Calibration.ExpectedError, errors, false),
            ]);

        static IEnumerable<Cell[]> Row(string name, double? value, double[] shuffled, bool isTested)
        {
            if (value is { } known && PermutationTest.Of(known, shuffled) is { } test)
            {
                yield return
                [
                    name, Cell.Number(test.Value), Cell.Number(test.Mean), Cell.Number(test.Range?.Low),
                    Cell.Number(test.Range?.High), isTested ? Cell.Number(test.P) : Cell.Empty,
                ];
            }
        }
    }

    /// <summary>A dot for each permutation, stacked, and the model.</summary>
    private static Figure Histogram(ReportInputs inputs, PermutationTest test)
    {
        double[] shares = [.. inputs.Permutations.Select(run => run.Accuracy)];
        var (bottom, radius) = (230.0, 4.0);
        var majority = MajorityBaseline.Of(inputs).Accuracy!.Value;
        var x = LinearScale.Around(
            [.. shares.Append(test.Value).Append(majority).Select(share => share * 100)], 28, Canvas.Width - 28);
        var plot = new Plot(x, new LinearScale(0, 1, bottom, 70));
        plot.HorizontalAxis("Accuracy on the test rows (%)", value => Format.Fixed(value, "0.##"));
        if (test.Range is { } range)
        {
            var (low, high) = (x.At(range.Low * 100), x.At(range.High * 100));
            plot.Add(Shapes.Polygon([(low, 70), (high, 70), (high, bottom), (low, bottom)], "band"));
        }
        foreach (var stack in shares.GroupBy(share => Math.Round(x.At(share * 100) / (2 * radius))).OrderBy(s => s.Key))
        {
            // High stacks are pressed together, so that the highest fits.
            var step = Math.Min((2 * radius) + 1, (bottom - 84) / stack.Count());
            foreach (var (level, share) in stack.Index())
                plot.Add(Shapes.Dot(x.At(share * 100), bottom - 8 - (level * step), radius, "fill-a"));
        }
        Mark(majority, 26, $"majority class, {Format.Percent(majority)}", "guide", "label");
        Mark(test.Value, 52, $"the model, {Format.Percent(test.Value)}", "mark-b", "strong in-b");
        return new Figure(
            "permutations",
            $"Trained on shuffled outcomes, accuracy is {Format.Percent(test.Mean)} on average; the model’s is "
                + Format.Percent(test.Value),
            $"Accuracy of {Format.Counted(shares.Length, "training", "trainings")} on outcomes shuffled by post, one "
                + "dot each; the band holds 95 % of them. The line is the model’s accuracy on the true outcomes.",
            $"Dots from {Format.Percent(shares.Min())} to {Format.Percent(shares.Max())}; the model is at "
                + $"{Format.Percent(test.Value)}.",
            plot.ToCanvas(),
            new Table(
                "shuffled", "Accuracy on shuffled outcomes",
                [new("Permutation", "permutation", true), new("Accuracy", "accuracy", true)],
                [.. shares.Index().Select(one => (Cell[])[Cell.Count(one.Index), Cell.Share(one.Item)])]));

        void Mark(double share, double top, string text, string lineStyle, string textStyle)
        {
            var at = x.At(share * 100);
            var atRight = at < Canvas.Width / 2;
            plot.Add(Shapes.Line(at, top - 12, at, bottom, lineStyle));
            plot.Add(Shapes.Text(at + (atRight ? 7 : -7), top, text, textStyle, atRight ? "start" : "end"));
        }
    }
}
