using Kayfabe.Report.Document;
using Kayfabe.Report.Figures;

namespace Kayfabe.Report.Sections;

/// <summary>What became of the data from the export to the test set.</summary>
internal static class FlowSection
{
    public static Section? Of(ReportModel model) => model.Flow is not { } flow ? null : new Section(
        "flow", "From the export to the test set",
        [
            Steps(flow),
            .. flow.Detections.Count == 0 ? (Block[])[] : [DetectionFigure.Of(flow.Detections)],
            .. flow.Balance.Count == 0 ? (Block[])[] : [BalanceFigure.Of(flow.Balance, model.Study)],
            .. flow.ServiceModels.Count == 0 ? (Block[])[] : [Models(flow)],
            .. flow.RecordingsLeftOut.Count == 0 ? (Block[])[] : [RecordingsLeftOut(flow)],
        ]);

    private static Table Steps(DataFlow flow) => new(
        "flow", "Counts at every step, with what was left out and why",
        [new("Step", "step"), new("Count", "count", true), new("Left out", "leftOut")],
        [
            .. flow.Steps.Select(step => (Cell[])
            [
                step.Name, Cell.Count(step.Count),
                string.Join("; ", step.LeftOut.Select(reason => $"{Format.Count(reason.Count)} {reason.Reason}")),
            ]),
        ]);

    private static Table RecordingsLeftOut(DataFlow flow) => new(
        "recordings-left-out", "Recorded answers of the image service that are not used",
        [new("Reason", "reason"), new("Recordings", "recordings", true)],
        [.. flow.RecordingsLeftOut.Select(one => (Cell[])[one.Reason, Cell.Count(one.Count)])]);

    private static Table Models(DataFlow flow) => new(
        "service-models", "Versions of the image service's models",
        [new("Operation", "operation"), new("Version", "version"), new("Pictures", "pictures", true)],
        [.. flow.ServiceModels.Select(one => (Cell[])[one.Operation, one.Version, Cell.Count(one.Pictures)])]);
}
