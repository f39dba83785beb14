using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Detections;

namespace Kayfabe.Report.Sections;

/// <summary>What became of the data from the export to the test set.</summary>
internal static class FlowSection
{
    public static Section Of(ReportInputs inputs) => new(
        "flow", "From the exports to the test set",
        [
            Steps(FlowStep.Of(inputs)),
            .. DetectionsPerPicture.Histogram(inputs.Matrix) is { } detections ? (Block[])[detections] : [],
            .. BalanceFigure.Of(inputs.Matrix.Rows) is { } balance ? (Block[])[balance] : [],
            .. inputs.RawData is { ServiceModels: { Count: > 0 } models } ? (Block[])[ServiceModels(models)] : [],
            .. inputs.RawData is { RecordingsNotUsed: { Count: > 0 } notUsed }
                ? (Block[])[RecordingsNotUsed(notUsed)]
                : [],
        ]);

    private static Table Steps(IEnumerable<FlowStep> steps) => new(
        "flow", "Counts at each step, with the number left out and the reason",
        [new("Step", "step"), new("Count", "count", true), new("Left out", "leftOut")],
        [
            .. steps.Select(step => (Cell[])
            [
                step.Name, Cell.Count(step.Count),
                string.Join("; ", step.LeftOut.Select(left => $"{Format.Count(left.Count)} {left.Reason}")),
            ]),
        ]);

    private static Table RecordingsNotUsed(IReadOnlyDictionary<NotUsedReason, int> counts) => new(
        "recordings-left-out", "Recorded responses of the image service that are not used",
        [new("Reason", "reason"), new("Recordings", "recordings", true)],
        [
            .. counts.Select(pair => (Reason: pair.Key.Word(), Recordings: pair.Value))
                .OrderBy(one => one.Reason, StringComparer.Ordinal)
                .Select(one => (Cell[])[one.Reason, Cell.Count(one.Recordings)]),
        ]);

    private static Table ServiceModels(IReadOnlyList<ServiceModel> models) => new(
        "service-models", "Versions of the image service's models",
        [new("Operation", "operation"), new("Version", "version"), new("Pictures", "pictures", true)],
        [
            .. models.Select(model => (Cell[])
                [model.Kind.Operation(), model.Version, Cell.Count(model.Pictures)]),
        ]);
}
