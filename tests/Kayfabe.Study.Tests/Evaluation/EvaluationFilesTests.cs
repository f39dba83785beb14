using FsCheck.Xunit;
using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Tests.Evaluation;

public class EvaluationFilesTests
{
    [Fact]
    public void Predictions_are_written_by_row_and_read_back()
    {
        Prediction[] predictions = [new("a", "p,1", true, 0.5), new("b", "p", false, 0.1f), new("c", "p", true, 1e-7)];
        using var folder = new TempFolder();
        PredictionFiles.Write(folder.File("predictions.csv"), predictions, 0.5);
        Assert.Equal(
            "row,post,outcome,probability,predicted\n"
            + "a,\"p,1\",1,0.5,1\nb,p,0,0.10000000149011612,0\nc,p,1,1E-07,0\n",
            File.ReadAllText(folder.File("predictions.csv")));
        Assert.Equal(predictions, PredictionFiles.Read(folder.File("predictions.csv")));
    }

    [Theory]
    [InlineData("a,p,yes,0.5,1", "predictions.csv(2,3): the outcome 'yes' is neither 0 nor 1.")]
    [InlineData("a,p,1,1.5,1", "predictions.csv(2,4): '1.5' is not a probability from 0 to 1.")]
    [InlineData("a,p,1,NaN,1", "predictions.csv(2,4): 'NaN' is not a probability from 0 to 1.")]
    public void Damaged_predictions_are_refused_with_their_place(string line, string expected)
    {
        using var folder = new TempFolder();
        var path = folder.Write("predictions.csv", $"row,post,outcome,probability,predicted\n{line}\n");
        var thrown = Assert.Throws<InputException>(() => PredictionFiles.Read(path));
        Assert.StartsWith(expected, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_have_the_documented_members()
    {
        using var folder = new TempFolder();
        MetricsFile.Write(folder.File("metrics.json"), ModelMetrics.Of(
            Cases.Of([.. Enumerable.Repeat((1, 0.25), 10), .. Enumerable.Repeat((0, 0.25), 10)]), new EvaluateSettings { Bins = 2, Resamples = 100 }, 1));
        Assert.Equal(
            """
            {
              "schemaVersion": 2,
              "rows": 20,
              "posts": 20,
              "cut": 0.5,
              "confusion": {
                "tn": 10,
                "fp": 0,
                "fn": 10,
                "tp": 0
              },
              "accuracy": 0.5,
              "balancedAccuracy": 0.5,
              "precision": null,
              "recall": 0,
              "specificity": 1,
              "f1": 0,
              "mcc": null,
              "rocArea": 0.5,
              "prArea": 0.5,
              "brier": 0.3125,
              "logLoss": 0.8369882167858359,
              "notDefined": {
                "precision": "no row is predicted in kayfabe",
                "mcc": "only one class is annotated or predicted"
              },
              "intervals": {
            """,
            File.ReadAllText(folder.File("metrics.json")).Split("\n    \"accuracy\"")[0]);
    }

    [Property]
    public void Metrics_read_back_and_write_the_same_bytes_again(byte[] bytes)
    {
        var metrics = ModelMetrics.Of(Cases.Of(bytes), new EvaluateSettings { Resamples = 100 }, 1);
        using var folder = new TempFolder();
        MetricsFile.Write(folder.File("a.json"), metrics);
        MetricsFile.Write(folder.File("b.json"), MetricsFile.Read(folder.File("a.json")));
        Assert.Equal(File.ReadAllBytes(folder.File("a.json")), File.ReadAllBytes(folder.File("b.json")));
    }

    [Fact]
    public void What_version_1_wrote_is_read_for_comparisons()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("metrics.json"), """
            {"schemaVersion": 1, "rows": 2, "posts": 2, "cut": 0.5, "confusion": {"tn": 1, "fp": 0, "fn": 1, "tp": 0},
            "accuracy": 0.5, "balancedAccuracy": null, "precision": null, "recall": null, "specificity": null, "f1": null,
            "mcc": null, "rocArea": null, "prArea": null, "brier": null, "logLoss": null, "resamples": 100,
            "intervals": {}, "wilsonAccuracy": null, "majorityAccuracy": 0.5, "calibration": {"expectedError": 0.25,
            "bins": [{"low": 0, "high": 0.5, "rows": 2, "predicted": 0.25, "observed": 0.5},
            {"low": 0.5, "high": 1, "rows": 0, "predicted": null, "observed": null}]}}
            """);
        var metrics = MetricsFile.Read(folder.File("metrics.json"));
        Assert.Equal((0.5, 0.25), (metrics.Values[Metric.Accuracy], metrics.Calibration.ExpectedError));
        Assert.Single(metrics.Calibration.Bins);
    }

    [Fact]
    public void A_probability_outside_0_and_1_is_a_mistake_of_the_caller() => Assert.Throws<ArgumentException>(
        () => ModelMetrics.Of(Cases.Of((1, double.NaN)), new EvaluateSettings(), 1));

    [Theory]
    [InlineData("{", "metrics.json(1,2): this is not JSON.")]
    [InlineData("{}", "metrics.json: a member is missing or of another type.")]
    [InlineData("""{"schemaVersion": 3}""", "metrics.json: its schema has version 3, not 2.")]
    public void Damaged_metrics_are_refused(string text, string expected)
    {
        using var folder = new TempFolder();
        var thrown = Assert.Throws<InputException>(() => MetricsFile.Read(folder.Write("metrics.json", text)));
        Assert.StartsWith(expected, thrown.Message, StringComparison.Ordinal);
    }
}
