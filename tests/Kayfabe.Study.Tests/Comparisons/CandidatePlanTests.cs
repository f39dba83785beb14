using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Splits;

namespace Kayfabe.Study.Tests.Comparisons;

public class CandidatePlanTests
{
    [Fact]
    public void A_matrix_with_metadata_blanks_and_days_is_compared_with_everything()
    {
        var matrix = Matrices.Of("metadata:likes metadata:postId a b", "1 5 1 0 1", "0 . 2 . 1");
        var plan = CandidatePlan.For(matrix, SplitMethod.Pandas);
        Assert.Equal(Candidate.All, plan.Used);
        Assert.Empty(plan.LeftOut);
    }

    [Fact]
    public void What_does_not_apply_is_left_out_with_its_reason()
    {
        var matrix = Matrices.Of("a b", "1 1 1", "0 . 1").WithRows((row, _) => row with { Published = null });
        var plan = CandidatePlan.For(matrix, SplitMethod.Grouped);
        Assert.Equal(
            ["everything", "majority class", "best single feature", "logistic regression", "everything, random"],
            plan.Used.Select(candidate => candidate.Name));
        var reasons = plan.LeftOut.ToDictionary(candidate => candidate.Name, candidate => candidate.Reason);
        Assert.Equal("the matrix has no metadata", reasons["metadata only"]);
        Assert.Equal("no row is blank", reasons["blankness only"]);
        Assert.Equal("all features are detections: it is the same as everything", reasons["detections only"]);
        Assert.Equal("the matrix does not distinguish blank detections from zeros", reasons["everything, blanks as zero"]);
        Assert.Equal("no feature looks like an id or a date", reasons["everything but ids and dates"]);
        Assert.Equal("it is the study's own split", reasons["everything, grouped"]);
        Assert.Equal("no row has a day", reasons["everything, temporal"]);
    }

    [Fact]
    public void Every_candidate_sees_what_it_says()
    {
        var matrix = Matrices.Of("metadata:likes metadata:postId a b", "1 5 1 0 1", "0 . 2 . 1");
        string Seen(string name) => string.Join(
            ' ',
            FeatureSets.Select(matrix, Candidate.All.Single(candidate => candidate.Name == name))
                .Features.Select(feature => feature.Name));
        Assert.Equal("likes postId a b", Seen("everything"));
        Assert.Equal("likes postId", Seen("metadata only"));
        Assert.Equal("a b", Seen("detections only, blanks as zero"));
        Assert.Equal("likes a b", Seen("everything but ids and dates"));
        Assert.Equal("blankness", Seen("blankness only"));
    }

    [Fact]
    public void Names_of_candidates_and_of_their_files_are_unique()
    {
        Assert.Distinct(Candidate.All.Select(candidate => candidate.Name));
        Assert.Distinct(Candidate.All.Select(candidate => ComparisonFiles.PredictionsOf(candidate.Name)));
    }
}
