using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;
using Kayfabe.Study.Training;

namespace Kayfabe.Study.Comparisons;

/// <summary>What differs from the rung before.</summary>
public enum LadderStep
{
    /// <summary>The result that others published.</summary>
    Published,

    /// <summary>The study's own model on its own split.</summary>
    OwnSplit,

    /// <summary>The same training and features in repeated cross-validation by whole posts.</summary>
    WholePosts,

    /// <summary>The metadata of the posts are left out.</summary>
    WithoutMetadata,

    /// <summary>Blank detections count as not detected.</summary>
    BlanksAsZero,

    /// <summary>The settings are chosen by inner folds of each training set.</summary>
    TunedSettings,
}

/// <summary>A result that differs in one thing from the one before.</summary>
/// <param name="Step">What differs.</param>
/// <param name="Rows">The number of rows that were tested.</param>
/// <param name="Accuracy">The share of them that is predicted right, with its interval.</param>
/// <param name="Constant">
/// The accuracy there of always predicting the outcome that is more frequent in the training rows of the own split; in
/// cross-validation, in all rows.
/// </param>
public sealed record Rung(LadderStep Step, int Rows, Estimate Accuracy, double? Constant)
{
    /// <summary>The accuracies under other training seeds, ascending; none where there was one seed.</summary>
    public IReadOnlyList<double> OverSeeds { get; init; } = [];

    /// <summary>The difference from the rung before; null where rows cannot be paired.</summary>
    public RungDifference? FromBefore { get; init; }
}

/// <summary>The accuracy of a rung minus that of the one before, on rows that both tested.</summary>
/// <param name="Rows">The number of these rows.</param>
/// <param name="Accuracy">The difference, with its own 95 % interval.</param>
/// <param name="AdjustedP">The p value, adjusted for all differences of the ladder: <see cref="Holm"/>.</param>
public sealed record RungDifference(int Rows, Estimate Accuracy, double? AdjustedP)
{
    /// <summary>Whether there is a difference beyond chance, all differences of the ladder considered.</summary>
    public bool IsClear => AdjustedP < 1 - Interval.Level;
}

/// <summary>What a ladder is made from.</summary>
public sealed record LadderEvidence
{
    /// <summary>The counts that others published; null where nobody did.</summary>
    public Confusion? Published { get; init; }

    /// <summary>The method of the study's own split.</summary>
    public required SplitMethod Split { get; init; }

    /// <summary>The predictions of the study's own test rows.</summary>
    public required IReadOnlyList<Prediction> Own { get; init; }

    /// <summary>How good they are.</summary>
    public required Estimate OwnAccuracy { get; init; }

    /// <summary>The training rows of that split.</summary>
    public required IReadOnlyList<MatrixRow> Train { get; init; }

    /// <summary>The test rows of that split.</summary>
    public required IReadOnlyList<MatrixRow> Test { get; init; }

    /// <summary>The same training under other seeds.</summary>
    public required IReadOnlyList<SeedRun> Seeds { get; init; }

    /// <summary>The study's own training in cross-validation.</summary>
    public required IReadOnlyList<FoldResult> Folds { get; init; }

    /// <summary>The models compared on the same folds.</summary>
    public required ModelComparison Comparison { get; init; }
}

/// <summary>How a result changes, one thing at a time.</summary>
/// <param name="Rungs">The rungs; a step that a study does not have is left out.</param>
public sealed record Ladder(IReadOnlyList<Rung> Rungs)
{
    /// <summary>Makes the ladder.</summary>
    /// <returns>
    /// Null where there is nothing to tell: nothing was published, the split is by whole posts, and there are neither
    /// metadata beside detections nor blanks; or nothing could be tested.
    /// </returns>
    public static Ladder? Of(LadderEvidence evidence)
    {
        var (comparison, own) = (evidence.Comparison, evidence.Own);
        if (own.Count == 0 || comparison.Models.Count == 0)
            return null;
        var constant = comparison.Find(ModelFolds.Majority)?.Accuracy.Value;
        Rung[] rungs =
        [
            .. evidence.Published is { Total: > 0 } published ? (Rung[])[PublishedRung(published)] : [],
            new Rung(LadderStep.OwnSplit, own.Count, evidence.OwnAccuracy,
                Confusion.Of(MajorityRule.Predict(evidence.Train, evidence.Test), comparison.Cut).Accuracy)
            {
                OverSeeds = [.. evidence.Seeds.Select(run => run.Confusion.Accuracy).OfType<double>().Order()],
            },
            new Rung(LadderStep.WholePosts, comparison.Rows, comparison.Models[0].Accuracy, constant),
            .. comparison.Ladder.Select(step => new Rung(
                StepOf(comparison, step), comparison.Rows, comparison.Find(step.First)!.Accuracy, constant)),
        ];
        if (evidence.Split == SplitMethod.Grouped && rungs.All(rung => rung.Step
            is LadderStep.OwnSplit or LadderStep.WholePosts or LadderStep.TunedSettings))
        {
            return null;
        }
        var toFolds = ToFolds(evidence);
        var adjusted = Holm.Adjust([toFolds.P, .. comparison.Ladder.Select(step => step.P)]);
        var first = rungs.Length - comparison.Ladder.Count - 1;
        rungs[first] = rungs[first] with
        {
            FromBefore = toFolds.Mean.Value is null
                ? null
                : new RungDifference(PairedRows(evidence).Length, toFolds.Mean, adjusted[0]),
        };
        for (var i = 0; i < comparison.Ladder.Count; i++)
        {
            rungs[first + 1 + i] = rungs[first + 1 + i] with
            {
                FromBefore = new RungDifference(comparison.Rows, comparison.Ladder[i].Accuracy, adjusted[i + 1]),
            };
        }
        return new Ladder(rungs);
    }

    /// <summary>The last rung: what is left when everything has been changed.</summary>
    public Rung Last => Rungs[^1];

    /// <summary>The rung of a step; null where the study does not have it.</summary>
    public Rung? Find(LadderStep step) => Rungs.FirstOrDefault(rung => rung.Step == step);

    private static Rung PublishedRung(Confusion published) => new(
        LadderStep.Published, published.Total,
        new Estimate(
            published.Accuracy, Interval.Wilson(published.TrueNegatives + published.TruePositives, published.Total)),
        null);

    private static LadderStep StepOf(ModelComparison comparison, ModelDifference step)
    {
        var (after, before) = (comparison.Find(step.First)!, comparison.Find(step.Second)!);
        if (after.Source != before.Source)
            return LadderStep.TunedSettings;
        var set = ComparedSet.All.Single(each => each.Name == after.Set);
        return set.Blanks == BlankValues.Zero ? LadderStep.BlanksAsZero : LadderStep.WithoutMetadata;
    }

    // Each of the study's own test rows, as it is predicted in cross-validation and as it was predicted there.
    private static ResampledMean ToFolds(LadderEvidence evidence)
    {
        var result = ResampledMean.OfDifferences(PairedRows(evidence));
        return TestSize.Of(evidence.Own).IsEnough
            ? result
            : new ResampledMean(result.Mean with { Interval = null }, null);
    }

    private static RowValue[] PairedRows(LadderEvidence evidence)
    {
        var cut = evidence.Comparison.Cut;
        var inFolds = evidence.Folds.SelectMany(fold => fold.Predictions ?? [])
            .ToLookup(row => row.Id, row => row.IsRight(cut) ? 1.0 : 0, StringComparer.Ordinal);
        return
        [
            .. from row in evidence.Own
               where inFolds.Contains(row.Id)
               select new RowValue(row.Id, row.Post, inFolds[row.Id].Average() - (row.IsRight(cut) ? 1 : 0)),
        ];
    }
}
