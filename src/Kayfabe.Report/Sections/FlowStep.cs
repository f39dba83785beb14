using Kayfabe.Report.Inputs;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Posts;

namespace Kayfabe.Report.Sections;

/// <summary>What is left after a step from the exports, or a published matrix, to the test set.</summary>
/// <param name="Name">What is counted, a phrase: <c>pictures with an outcome</c>.</param>
/// <param name="Count">How many are left.</param>
/// <param name="LeftOut">How many the step left out for which reason; none with 0.</param>
internal sealed record FlowStep(string Name, int Count, IReadOnlyList<(string Reason, int Count)> LeftOut)
{
    public static IReadOnlyList<FlowStep> Of(ReportInputs inputs)
    {
        var (all, train, test) = (inputs.Matrix.Rows.Count, inputs.Train.Rows.Count, inputs.Test.Rows.Count);
        return
        [
            .. inputs.RawData is { } raw ? FromExports(raw, all) : [new("rows of the published matrix", all, [])],
            new("test rows", test, Some([("to train on", train), ("in neither set", all - train - test)])),
        ];
    }

    private static IEnumerable<FlowStep> FromExports(RawData raw, int rows)
    {
        var (ingest, annotate) = (raw.Ingest, raw.Annotate);
        yield return new FlowStep("rows of the exports", ingest.Rows, []);
        yield return new FlowStep("pictures", ingest.Pictures, Some(
        [
            ("rows of a picture that another row has", ingest.Duplicates),
            .. ingest.LeftOut.Select(left => (left.Reason.Text(), left.Rows)),
        ]));
        yield return new FlowStep("pictures with an outcome", annotate.Outcomes, Some(
        [
            ("without annotation", annotate.Pictures - annotate.Annotated),
            ("on which annotators differ", CountOf(annotate, How.Disagreement)),
            ("that nobody adjudicated", CountOf(annotate, How.NotAdjudicated)),
        ]));
        yield return new FlowStep("rows of the matrix", rows, Some(
        [
            .. new[] { NoRowReason.NoFile, NoRowReason.NotRecorded, NoRowReason.NoPost }.Select(reason =>
                (LeftOutPictures.Text(reason), raw.LeftOut.GetValueOrDefault(reason))),
        ]));
    }

    private static IReadOnlyList<(string Reason, int Count)> Some(IEnumerable<(string Reason, int Count)> counts) =>
        [.. counts.Where(left => left.Count > 0)];

    private static int CountOf(AnnotateCounts counts, How how) =>
        counts.How.Where(pair => pair.How == how).Sum(pair => pair.Pictures);
}
