using Kayfabe.Report.Document;
using Kayfabe.Report.Sweeps;
using Kayfabe.Study.Statistics;
using Kayfabe.Study.Sweeps;
using Kayfabe.Study.Training;

namespace Kayfabe.Report.Tests.Sweeps;

/// <summary>Sweeps to render.</summary>
internal static class SweepExamples
{
    /// <summary>A sweep of two settings, one of whose cells failed.</summary>
    public static SweepPage Small => SweepOf(
        Row("90", "5", 0.84, 0.03, isOwn: false), Row("95", "", 0.81, null, isOwn: true), Row("80", "5", 0.80, -0.01, isOwn: false),
        Row("40", "5", null, null, isOwn: false));

    public static SweepPage SweepOf(params SweepRow[] rows) => new(
        new StudyHeader("sample", "<Wrestlers> & others", "Who?", null, Synthetic: true),
        new SweepResult
        {
            Axes = [new SweepAxis("featurize.threshold", "threshold", []), new SweepAxis("train.max_depth", "max_depth", [])],
            Fixed = [],
            Rows = rows,
            TrainingRows = 100,
            PredictedRows = 98,
            Posts = 60,
            Selected = new Estimate(0.825, new Interval(0.76, 0.88)),
        },
        "./build.sh --threshold=90 --max_depth=5");

    public static SweepRow Row(string threshold, string depth, double? accuracy, double? difference, bool isOwn) => new(
        new SweepCell([threshold, depth], null, new TrainSettings(), isOwn),
        Around(accuracy), accuracy, accuracy is null ? null : 0.4, Around(difference),
        accuracy is null ? "the threshold 40 is below 50" : null);

    private static Estimate Around(double? value) =>
        new(value, value is { } known ? new Interval(known - 0.02, known + 0.02) : null);
}
