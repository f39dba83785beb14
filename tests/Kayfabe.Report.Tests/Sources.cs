using Kayfabe.Study;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Reporting;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;
namespace Kayfabe.Report.Tests;

/// <summary>What stages would have made of small studies.</summary>
internal static class Sources
{
    /// <summary>Thirty rows of one class, without features, dates, or any stage that a study may lack.</summary>
    public static ReportSources Least { get; } = Of(
        [.. Enumerable.Range(0, 30).Select(row => new MatrixRow($"r{row}", $"p{row}", false, null))]);

    /// <summary>Rows in which nothing was detected; the first 20 are trained on.</summary>
    public static ReportSources Of(MatrixRow[] rows)
    {
        var matrix = new FeatureMatrix([], rows, new int[rows.Length + 1], [], []);
        var test = matrix.SelectRows([.. Enumerable.Range(20, rows.Length - 20)]);
        Prediction[] predictions = [.. test.Rows.Select(row => new Prediction(row.Id, row.Post, row.InKayfabe, 0.25))];
        return new ReportSources
        {
            Study = "small",
            Settings = new ReportedSettings
            {
                Study = new StudyTexts { Title = "A small study", Question = "Is it small?" },
                Report = new ReportSettings(),
                Split = new SplitSettings(),
                Train = new TrainSettings(),
                All = [],
            },
            Overridden = [],
            Matrix = matrix,
            Train = matrix.SelectRows([.. Enumerable.Range(0, 20)]),
            Test = test,
            Metrics = ModelMetrics.Of(predictions, new EvaluateSettings(), 1),
            Predictions = predictions,
            Scores = [],
            Seeds = [],
            XgboostVersion = "1.7.4",
            Artifacts = [],
        };
    }
}
