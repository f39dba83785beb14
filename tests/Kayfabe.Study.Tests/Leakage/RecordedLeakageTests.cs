using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Tests.Comparisons;
namespace Kayfabe.Study.Tests.Leakage;

/// <summary>What the checks say of the recordings that the features are made from.</summary>
public sealed class RecordedLeakageTests
{
    /// <summary>Ring occurs with both versions, Renamed with the second only, Rare in too few rows to say.</summary>
    private static readonly FeatureMatrix s_matrix = Matrices.Of(
        "label:Ring label:Renamed label:Rare",
        [.. Enumerable.Range(0, 20).Select(i => $"{i % 2} 1 {(i >= 10 ? "1" : ".")} {(i == 3 ? "1" : ".")}")]);

    [Fact]
    public void Two_versions_of_one_model_are_a_warning_with_counts_and_the_features_of_one_version()
    {
        var finding = Audit(row => new PictureModels(row < 10 ? "2.0" : "3.0", "7.0"), [])["modelVersions"];

        Assert.Equal((LeakageVerdict.Warn, 10), (finding.Verdict, finding.Rows));
        Assert.Equal(
            "DetectLabels: 2.0 in 10 rows, 3.0 in 10 rows. 1 of 2 features that occur in 5 rows or more occur with one version only: Renamed.",
            finding.Finding);
        Assert.NotNull(finding.Advice);
    }

    [Fact]
    public void Versions_of_a_model_that_gives_no_feature_are_no_matter() =>
        Assert.Equal(LeakageVerdict.Pass, Audit(row => new PictureModels("3.0", row < 10 ? "6.1" : "7.0"), [])["modelVersions"].Verdict);

    [Fact]
    public void Labels_that_are_not_known_are_a_warning_with_their_rows()
    {
        var finding = Audit(_ => new PictureModels("3.0", null), new() { ["r1"] = 60.5, ["r2"] = 96 })["unknownLabels"];

        Assert.Equal((LeakageVerdict.Warn, 2), (finding.Verdict, finding.Rows));
        Assert.Equal(
            "In 2 of 20 rows the list of labels is full at MaxLabels and ends at or above the threshold, at 96 at most.", finding.Finding);
        Assert.Equal(LeakageVerdict.Pass, Audit(_ => new PictureModels("3.0", null), [])["unknownLabels"].Verdict);
    }

    private static Dictionary<string, LeakageFinding> Audit(Func<int, PictureModels> models, Dictionary<string, double> unknown) =>
        LeakageChecks.Of(new LeakageEvidence
        {
            Matrix = s_matrix,
            Sets = new RowSets([.. Enumerable.Range(0, 10)], [.. Enumerable.Range(10, 10)]),
            Method = SplitMethod.Random,
            Predictions = new Dictionary<string, IReadOnlyList<Prediction>> { ["everything"] = [] },
            Models = s_matrix.Rows.Select((row, i) => (row.Id, i)).ToDictionary(row => row.Id, row => models(row.i)),
            UnknownLabels = unknown,
            Settings = new LeakageSettings(),
            Evaluation = new BootstrapSettings { Cut = 0.5, Resamples = 100 },
            Seed = 1,
        }).Findings.ToDictionary(finding => finding.Id);
}
