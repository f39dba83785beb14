using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;
using Kayfabe.Study.Training;
using static Kayfabe.Study.Tests.Comparisons.FoldCases;

namespace Kayfabe.Study.Tests.Comparisons;

public class LadderTests
{
    [Fact]
    public void Each_rung_changes_one_thing_and_is_paired_with_the_one_before()
    {
        var ladder = Ladder.Of(Evidence)!;
        Assert.Equal(
            [
                LadderStep.Published, LadderStep.OwnSplit, LadderStep.WholePosts, LadderStep.WithoutMetadata,
                LadderStep.BlanksAsZero, LadderStep.TunedSettings,
            ],
            ladder.Rungs.Select(rung => rung.Step));
        Assert.Null(ladder.Rungs[0].FromBefore);
        // Nothing pairs the published result with ours.
        Assert.Null(ladder.Rungs[1].FromBefore);
        Assert.Equal([0.8, 0.9], ladder.Rungs[1].OverSeeds);
        // Of the 40 test rows all were right; in the folds 16 and 17 of 20 are.
        Assert.Equal(-7 / 40.0, ladder.Rungs[2].FromBefore!.Accuracy.Value!.Value, 1e-12);
        Assert.Equal(40, ladder.Rungs[2].FromBefore!.Rows);
        Assert.Equal(
            [-0.1, -0.1, 0.13],
            ladder.Rungs.Skip(3).Select(rung => Math.Round(rung.FromBefore!.Accuracy.Value!.Value, 12)));
        Assert.Equal([0.5, 0.49, 0.49, 0.49, 0.49], ladder.Rungs.Skip(1).Select(rung => rung.Constant!.Value));
        Assert.True(ladder.Last.FromBefore!.IsClear);
    }

    [Fact]
    public void A_grouped_split_without_metadata_or_blanks_has_no_ladder()
    {
        var all = ModelComparisonTests.Comparison();
        var few = all with
        {
            Models = [all.Models[0], all.Models[1], all.Models[^1]],
            Ladder = [all.Ladder[0] with { First = "everything, tuned", Second = "everything" }],
        };
        Assert.Null(Ladder.Of(Evidence with { Published = null, Split = SplitMethod.Grouped, Comparison = few }));
        Assert.Equal(
            [LadderStep.OwnSplit, LadderStep.WholePosts, LadderStep.TunedSettings],
            Ladder.Of(Evidence with { Published = null, Comparison = few })!.Rungs.Select(rung => rung.Step));
    }

    [Fact]
    public void Nothing_tested_gives_no_ladder()
    {
        Assert.Null(Ladder.Of(Evidence with { Own = [] }));
        Assert.Null(Ladder.Of(Evidence with { Comparison = ModelComparison.Of([], [], 0.5) }));
    }

    private static LadderEvidence Evidence { get; } = new()
    {
        Published = new Confusion(40, 10, 10, 40),
        Split = SplitMethod.Pandas,
        Own = [.. Folds(20, 20).SelectMany(fold => fold.Predictions!)],
        OwnAccuracy = new Estimate(1, new Interval(0.9, 1)),
        Train = [.. Rows(60)],
        Test = [.. Rows(40)],
        Seeds = [new SeedRun(0, new Confusion(9, 1, 0, 0)), new SeedRun(1, new Confusion(8, 2, 0, 0))],
        Folds = Folds(16, 17, 15, 16, 16),
        Comparison = ModelComparisonTests.Comparison(),
    };

    private static IEnumerable<MatrixRow> Rows(int count) =>
        Enumerable.Range(0, count).Select(i => new MatrixRow($"r{i}", $"p{i}", i % 2 == 0, null));
}
