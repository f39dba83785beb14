using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Splits;

namespace Kayfabe.Study.Leakage;

/// <summary>
/// Where different people annotated different pictures, who annotated a picture should not predict its outcome.
/// </summary>
internal static class AnnotatorShares
{
    private const int Folds = 5;

    public static Suspicion Check(LeakageEvidence evidence)
    {
        const string Id = "annotators", Name = "annotators whose pictures differ in outcome", Code = "L3.3";
        if (evidence.Annotators is not { } annotators)
            return new Suspicion(Id, Name, Code, "It is not known who annotated which picture.") { Applies = false };
        var who = evidence.Matrix.Rows.Select(row => annotators.GetValueOrDefault(row.Id, "")).ToArray();
        RowPattern[] groups =
        [
            .. who.Distinct(StringComparer.Ordinal).Where(name => name.Length > 0).Order(StringComparer.Ordinal)
                .Select(name => new RowPattern(name, Array.ConvertAll(who, other => other == name))),
        ];
        if (groups.Length < 2)
            return new Suspicion(Id, Name, Code, "The same annotators annotated all pictures.") { Applies = false };
        if (ShareTest.Of(evidence.Shuffles, evidence.Outcomes, groups) is not { } shares)
        {
            return new Suspicion(
                Id, Name, Code, $"No two groups of annotators have {ShareTest.FewestRows} pictures each.")
            {
                Applies = false,
            };
        }
        // On comparable pictures: what is left of the outcomes when what a model says of the pictures is taken off.
        var comparable = ShareTest.Of(evidence.Shuffles, Unexplained(evidence), groups)!;
        var test = shares.Chance.P <= comparable.Chance.P ? shares : comparable;
        // Two tests for one finding.
        var chance = test.Chance with { P = Math.Min(1, 2 * test.Chance.P) };
        var more = test.ShareWith > test.ShareWithout ? "higher" : "lower";
        return new Suspicion(
            Id, Name, Code,
            chance.P >= LeakageChecks.Error
                ? $"The share in kayfabe of the pictures of {groups.Length} groups of annotators differs no more than "
                    + "by chance."
                : $"Of the {test.Worst.With.Length} pictures annotated by {test.Worst.Pattern.Name}, "
                    + $"{LeakageEvidence.Percent(Share(test.Worst.With))} are in kayfabe, of the others "
                    + $"{LeakageEvidence.Percent(Share(test.Worst.Without))}"
                    + (test == shares
                        ? "."
                        : "; where a model of other posts expects the same, the share is "
                            + $"{LeakageEvidence.Points(test.ShareWith - test.ShareWithout)} {more}."))
        {
            IsFound = true,
            Chance = chance,
            Rows = test.Worst.With.Length,
            Effect = () => evidence.WithTrainingRows(Balanced(evidence, who)),
            Advice = "Let several people annotate the same pictures, or give each a random part of them.",
        };

        double Share(int[] rows) => rows.Average(row => evidence.Matrix.Rows[row].InKayfabe ? 1.0 : 0.0);
    }

    /// <summary>Each row's outcome minus its probability by a model that has not seen its post.</summary>
    private static double[] Unexplained(LeakageEvidence evidence)
    {
        var rest = evidence.Outcomes;
        var folds = GroupedFolds.Of(evidence.Matrix.Rows, Folds, 0, evidence.Seed);
        var predicted = new IReadOnlyList<Prediction>[folds.Count];
        Parallel.For(0, folds.Count, i =>
            predicted[i] = evidence.Predict(evidence.Matrix, folds[i].Train, folds[i].Test));
        for (var fold = 0; fold < folds.Count; fold++)
        {
            for (var i = 0; i < folds[fold].Test.Count; i++)
                rest[folds[fold].Test[i]] -= predicted[fold][i].Probability;
        }
        return rest;
    }

    /// <summary>
    /// Training rows of which all groups of annotators have the same share in kayfabe: of the others some are left
    /// out.
    /// </summary>
    private static List<int> Balanced(LeakageEvidence evidence, string[] who)
    {
        var rows = evidence.Matrix.Rows;
        var share = evidence.Sets.Train.Average(row => rows[row].InKayfabe ? 1.0 : 0.0);
        var left = new List<int>();
        foreach (var group in evidence.Sets.Train.GroupBy(row => who[row], StringComparer.Ordinal))
        {
            var (yes, no) = (group.Count(row => rows[row].InKayfabe), group.Count(row => !rows[row].InKayfabe));
            // The most rows of each outcome that have the share of all training rows.
            var total = Math.Min(yes / share, no / (1 - share));
            var (mostYes, mostNo) = ((int)Math.Round(share * total), (int)Math.Round((1 - share) * total));
            var order = group.OrderBy(row => StableHash.Of("annotators", evidence.Seed, rows[row].Id)).ToList();
            left.AddRange(order.Where(row => rows[row].InKayfabe).Take(mostYes));
            left.AddRange(order.Where(row => !rows[row].InKayfabe).Take(mostNo));
        }
        var kept = left.ToHashSet();
        return [.. evidence.Sets.Train.Where(kept.Contains)];
    }
}
