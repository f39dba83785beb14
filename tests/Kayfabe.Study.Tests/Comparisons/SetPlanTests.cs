using Kayfabe.Study.Comparisons;

namespace Kayfabe.Study.Tests.Comparisons;

public class SetPlanTests
{
    [Fact]
    public void A_matrix_with_metadata_and_blanks_is_compared_with_every_set()
    {
        var plan = SetPlan.For(Matrices.Of("metadata:likes metadata:postId a b", "1 5 1 0 1", "0 . 2 . 1"));
        Assert.Equal(ComparedSet.All, plan.Used);
        Assert.Empty(plan.LeftOut);
    }

    [Fact]
    public void What_does_not_apply_is_left_out_with_its_reason()
    {
        var plan = SetPlan.For(Matrices.Of("a b", "1 1 1", "0 . 1"));
        Assert.Equal(["everything"], plan.Used.Select(set => set.Name));
        var reasons = plan.LeftOut.ToDictionary(set => set.Name, set => set.Reason);
        Assert.Equal("the matrix has no metadata", reasons["metadata only"]);
        Assert.Equal("no row is blank", reasons["blankness only"]);
        Assert.Equal("all features are detections: it is the same as everything", reasons["detections only"]);
        Assert.Equal(
            "the matrix does not distinguish blank detections from zeros",
            reasons["detections only, blanks as zero"]);
        Assert.Equal("no feature looks like an id or a date", reasons["everything but ids and dates"]);
    }

    [Fact]
    public void Every_set_has_the_features_that_it_says()
    {
        var matrix = Matrices.Of("metadata:likes metadata:postId a b", "1 5 1 0 1", "0 . 2 . 1");
        string Seen(string name) => string.Join(
            ' ',
            FeatureSets.Select(matrix, ComparedSet.All.Single(set => set.Name == name))
                .Features.Select(feature => feature.Name));
        Assert.Equal("likes postId a b", Seen("everything"));
        Assert.Equal("likes postId", Seen("metadata only"));
        Assert.Equal("a b", Seen("detections only, blanks as zero"));
        Assert.Equal("likes a b", Seen("everything but ids and dates"));
        Assert.Equal("blankness", Seen("blankness only"));
    }

    [Fact]
    public void Names_of_models_and_of_their_files_are_unique()
    {
        string[] names =
        [
            ModelFolds.Majority, ModelFolds.BestFeature,
            .. from set in ComparedSet.All
               from source in new[] { SettingsSource.Study, SettingsSource.Tuned }
               select ModelFolds.NameOf(set, source),
        ];
        Assert.Distinct(names);
        Assert.Distinct(names.Select(FoldFiles.NameOf));
    }
}
