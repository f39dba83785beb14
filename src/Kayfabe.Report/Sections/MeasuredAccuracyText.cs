using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Annotators;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>What the annotators' disagreement does to the measured accuracy.</summary>
internal static class MeasuredAccuracyText
{
    public static IReadOnlyList<Block> Of(ReportInputs inputs)
    {
        if (inputs.RawData is not { Reliability: { Overlap: > 0 } reliability, Resolutions.Measured: var measured })
            return [];
        return
        [
            new Heading("What disagreement does to the measured accuracy"),
            new Paragraph(
                "Errors of annotators count as errors of the model, and some of the model’s errors count as right. "
                + "Agreement is no bound on accuracy: two annotators who each are right on 90\u00a0% of pictures, "
                + "independently of each other, agree on 82\u00a0% of them."),
            .. measured.Why == NotMeasured.None
                ? Known(measured, reliability, inputs.Metrics.EstimateOf(Metric.Accuracy))
                : [new Paragraph(NotKnown(measured.Why, reliability))],
        ];
    }

    private static IEnumerable<Block> Known(
        MeasuredAccuracy measured, AnnotatorReliability reliability, Estimate accuracy)
    {
        yield return new Paragraph(
            $"From an agreement of {Sentences.ShareWithInterval(reliability.Percent)} of pairs of annotations the "
            + "accuracies in the table follow under assumptions: every annotator (and adjudicator) is right with the "
            + "same probability, for both outcomes, and errors are independent, of each other and of the model’s. "
            + (measured.IsAbove ? "The last does not hold here: the model is measured above what a perfect model "
                    + "would be measured at, so that it shares errors with the annotators, and its true accuracy is "
                    + "not known."
                : measured.Model is null ? "The test is too small to say what the model’s accuracy would be then."
                : "Where a model has learnt the habits of an annotator, it shares errors with the outcomes, and its "
                    + "true accuracy is lower than the table says."));
        yield return new Table(
            "measured-accuracy", "Measured and true accuracy, if the errors of annotators are independent",
            [
                new("Accuracy", "accuracy"), new("Value", "value", true), new("95\u00a0% from", "low", true),
                new("to", "high", true),
            ],
            [
                Row("one annotator, and so a perfect model measured against one annotator", measured.Annotator!),
                Row("a perfect model measured against the outcomes of the test rows", measured.Outcomes!),
                Row("the study’s model as measured", accuracy),
                .. measured.Model is { } model
                    ? (IReadOnlyList<Cell>[])[Row("the study’s model, true (ends over both intervals)", model)]
                    : [],
            ]);
    }

    private static Cell[] Row(string name, Estimate estimate) => [name, .. Cell.ShareWithInterval(estimate)];

    private static string NotKnown(NotMeasured why, AnnotatorReliability reliability) => why switch
    {
        NotMeasured.NearChance =>
            $"The annotators agree on {Sentences.ShareWithInterval(reliability.Percent)} of pairs of annotations. "
            + "Annotators who guess agree on 50\u00a0%: with an interval that reaches it, nothing follows for the "
            + "accuracy of the annotators, nor of the model.",
        NotMeasured.Unequal => "Some pairs of annotators agree more often than others, more than chance explains: they "
            + "are not equally good, and their agreement does not tell what a perfect model would be measured at.",
        NotMeasured.OneSided => "Where two annotators differ, it is mostly the same one who says “in kayfabe”, more than "
            + "chance explains: they do not err as often for both outcomes, and their agreement does not tell what a "
            + "perfect model would be measured at.",
        NotMeasured.NoTestRows => "There are no test rows whose outcomes could be judged.",
        _ => $"Fewer than {Format.Count(Interval.FewestPosts)} posts have pictures with two annotations or more: "
            + "too few to say at what a perfect model would be measured.",
    };
}
