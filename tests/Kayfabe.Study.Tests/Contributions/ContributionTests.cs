using Kayfabe.Study.Contributions;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Tests.Comparisons;
using Kayfabe.Study.Tests.Evaluation;
namespace Kayfabe.Study.Tests.Contributions;

public class ContributionTests
{
    private static readonly FeatureMatrix Rows = Matrices.Of("metadata:likes a b", "1 5 1 0", "0 9 0 .", "1 . 1 1");

    // A number a feature, then the bias.
    private static readonly float[][] Values = [[1, -2, 0, 9], [-1, 3, 0, 9], [0.5f, -4, 0, 9]];

    [Fact]
    public void Features_are_ranked_by_the_mean_of_their_absolute_contributions()
    {
        var features = FeatureContribution.Of(Rows, Values);
        Assert.Equal(
            [("a", 3.0), ("likes", 2.5 / 3)],
            features.Select(feature => (feature.Feature, feature.MeanAbsolute)));
        Assert.Equal(new ContributionPart(2, -3), features[0].Present);
        Assert.Equal(new ContributionPart(1, 3), features[0].Absent);
        Assert.Equal(new ContributionPart(0, null), features[0].Missing);
        Assert.Equal(new ContributionPart(1, 0.5), features[1].Missing);
        Assert.Equal(-2, features[0].Spread.Median);
        Assert.Equal(-3, features[0].Spread.LowerQuartile);
    }

    [Fact]
    public void In_a_matrix_of_ones_what_is_not_stored_is_absent()
    {
        var feature = Assert.Single(FeatureContribution.Of(Matrices.Of("a", "1 1", "0 ."), [[1, 0], [-2, 0]]));
        Assert.Equal((new ContributionPart(1, 1), new ContributionPart(1, -2)), (feature.Present, feature.Absent));
        Assert.Equal(0, feature.Missing.Rows);
    }

    [Fact]
    public void A_model_that_uses_nothing_has_no_contributions() =>
        Assert.Empty(FeatureContribution.Of(Rows, [[0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 1]]));

    [Fact]
    public void A_points_level_is_the_place_of_its_value()
    {
        var points = ContributionPoint.Of(Rows, Values, ["likes", "b"]).ToArray();
        Assert.Equal([0, 1, null, 0, null, 1], points.Select(point => point.Level));
        Assert.Equal(new ContributionPoint("likes", "r1", -1, 1), points[1]);
    }

    [Fact]
    public void The_most_confident_errors_and_the_least_sure_rows_are_chosen()
    {
        var predictions = Cases.Of((1, 0.1), (0, 0.9), (0, 0.45), (1, 0.55), (1, 0.3));
        Assert.Equal(
            [
                (Remarkable.ConfidentError, 0), (Remarkable.ConfidentError, 1),
                (Remarkable.LeastSure, 2), (Remarkable.LeastSure, 3),
            ],
            RemarkableRow.Choose(predictions, 0.5, 2));
        Assert.Empty(RemarkableRow.Choose([], 0.5, 2));
    }

    [Fact]
    public void A_row_is_explained_by_the_features_that_did_most_to_it()
    {
        var row = RemarkableRow.Explain(Remarkable.LeastSure, Cases.Of((1, 0.5))[0], Rows, 2, Values[2], 2);
        Assert.Equal([new("a", 1, -4), new("likes", null, 0.5)], row.Contributions);
    }

    [Fact]
    public void The_files_read_back_what_was_written()
    {
        using var folder = new TempFolder();
        var features = FeatureContribution.Of(Rows, Values);
        ContributionFiles.WriteFeatures(folder.File(ContributionFiles.Features), features);
        Assert.Equal(features, ContributionFiles.ReadFeatures(folder.File(ContributionFiles.Features)));

        var points = ContributionPoint.Of(Rows, Values, ["likes"]).ToArray();
        ContributionFiles.WritePoints(folder.File(ContributionFiles.Points), points);
        Assert.Equal(points, ContributionFiles.ReadPoints(folder.File(ContributionFiles.Points)));

        var prediction = new Prediction("x, \"y\"", "p", true, 0.1);
        RemarkableRow[] rows =
        [
            new(Remarkable.ConfidentError, prediction, [new("a", null, 0.1), new("b", 1, 0)]),
            new(Remarkable.LeastSure, prediction, [new("a", 2, -0.1)]),
        ];
        ContributionFiles.WriteRows(folder.File(ContributionFiles.Rows), rows);
        var read = ContributionFiles.ReadRows(folder.File(ContributionFiles.Rows));
        Assert.Equal(rows.Select(row => (row.Why, row.Prediction)), read.Select(row => (row.Why, row.Prediction)));
        Assert.Equal(rows.Select(row => row.Contributions), read.Select(row => row.Contributions));
    }
}
