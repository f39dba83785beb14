using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// What will be posted is not known when a model is made: test rows are predicted from earlier training rows alone, and
/// from as many of any day.
/// </summary>
/// <remarks>Rolling origin: Tashman, International Journal of Forecasting 16 (2000).</remarks>
internal static class TemporalOrder
{
    /// <summary>The blocks of test rows in the order of their days; the first has no earlier one.</summary>
    private const int Blocks = 4;

    /// <summary>The training rows below which a block is left out.</summary>
    private const int FewestRows = 50;

    public static Suspicion Check(LeakageEvidence evidence)
    {
        const string Id = "temporalSplit", Name = "a result that earlier posts alone do not give", Code = "L3.1";
        var rows = evidence.Matrix.Rows;
        if (evidence.Method == SplitMethod.Temporal)
            return new Suspicion(Id, Name, Code, "The study's own split is by day.");
        var blocks = BlocksOf(evidence).Where(block => block.Earlier.Count >= FewestRows).ToArray();
        if (blocks.Length == 0 || evidence.HasTooFewPosts)
        {
            return new Suspicion(Id, Name, Code, "There are too few training rows that are earlier than test rows.")
            {
                Applies = blocks.Length > 0,
            };
        }
        var predicted = new IReadOnlyList<Prediction>[2 * blocks.Length];
        Parallel.For(0, predicted.Length, i =>
        {
            var (test, earlier) = blocks[i / 2];
            predicted[i] = evidence.Predict(
                evidence.Matrix, i % 2 == 0 ? earlier : OfAnyDay(evidence, earlier.Count), test);
        });
        Prediction[] fromEarlier = [.. predicted.Where((_, i) => i % 2 == 0).SelectMany(part => part)];
        Prediction[] fromAny = [.. predicted.Where((_, i) => i % 2 == 1).SelectMany(part => part)];
        var (right, rightToo) = (evidence.Rightness(fromAny), evidence.Rightness(fromEarlier));
        var chance = new PostShuffles(fromAny.Select(row => row.Post), evidence.Seed)
            .TestSigns([.. right.Zip(rightToo, (any, earlier) => any - earlier)]);
        return new Suspicion(
            Id, Name, Code,
            $"Trained on earlier posts only, {LeakageEvidence.Percent(rightToo.Average())} of {fromAny.Length} test "
            + "rows are predicted correctly; trained on as many rows of any day, "
            + $"{LeakageEvidence.Percent(right.Average())}.")
        {
            IsFound = true,
            Chance = chance,
            Rows = fromAny.Length,
            Effect = Estimate? () => evidence.Effect(fromAny, fromEarlier),
            Advice = "Test on the last posts, if the model is to be used for later ones: set split.method to temporal.",
        };
    }

    /// <summary>The test rows of each block but the first, and the training rows earlier than all of them.</summary>
    private static IEnumerable<(IReadOnlyList<int> Test, IReadOnlyList<int> Earlier)> BlocksOf(LeakageEvidence evidence)
    {
        var rows = evidence.Matrix.Rows;
        int[] test = [.. evidence.Sets.Test.Where(row => rows[row].Published is not null)
            .OrderBy(row => rows[row].Published)];
        if (test.Length < Blocks)
            yield break;
        DateOnly[] starts =
        [
            .. Enumerable.Range(1, Blocks - 1)
                .Select(block => rows[test[block * test.Length / Blocks]].Published!.Value),
        ];
        for (var block = 0; block < starts.Length; block++)
        {
            var (start, end) = (starts[block], block + 1 < starts.Length ? starts[block + 1] : DateOnly.MaxValue);
            if (start == end)
                continue;
            yield return (
                [.. test.Where(row => rows[row].Published >= start && rows[row].Published < end)],
                [.. evidence.Sets.Train.Where(row => rows[row].Published < start)]);
        }
    }

    private static List<int> OfAnyDay(LeakageEvidence evidence, int count)
    {
        var taken = evidence.Sets.Train
            .OrderBy(row => StableHash.Of("any day", evidence.Seed, evidence.Matrix.Rows[row].Id))
            .Take(count).ToHashSet();
        return [.. evidence.Sets.Train.Where(taken.Contains)];
    }
}
