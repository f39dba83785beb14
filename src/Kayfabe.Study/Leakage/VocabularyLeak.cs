using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Leakage;

/// <summary>Features that are there because test rows were counted too.</summary>
internal static class VocabularyLeak
{
    public static Suspicion Check(LeakageEvidence evidence)
    {
        const string Id = "vocabulary", Name = "features chosen on test rows", Code = "L1.3";
        if (evidence.Vocabulary is not { } rule)
        {
            return new Suspicion(
                Id, Name, Code, "The features came with the published matrix: how they were chosen is not known.")
            {
                Applies = false,
            };
        }
        if (rule.OnTrainingRows || rule.MinimumSupport <= 1)
        {
            return new Suspicion(
                Id, Name, Code,
                rule.OnTrainingRows
                    ? "The rows that a feature must occur in are counted on the training rows."
                    : "Every detection is a feature: none was chosen by support.");
        }
        var kept = KeptByTestRows(evidence, rule.MinimumSupport);
        var features = kept.Select(column => evidence.Matrix.Features[column]).ToHashSet();
        return new Suspicion(
            Id, Name, Code,
            $"{kept.Count} of {evidence.Matrix.Features.Count} features occur in {rule.MinimumSupport} rows only if "
            + "test rows are counted.")
        {
            IsFound = kept.Count > 0,
            Rows = RowsWith(evidence, kept),
            Effect = () => evidence.WithoutFeatures(features.Contains),
            Advice = "Set featurize.supportOn to train.",
        };
    }

    private static HashSet<int> KeptByTestRows(LeakageEvidence evidence, int minimum)
    {
        var columns = new FeatureColumns(evidence.Matrix);
        var train = evidence.Sets.Train.ToHashSet();
        return
        [
            .. Enumerable.Range(0, evidence.Matrix.Features.Count)
                .Where(column => Blanks.IsDetection(evidence.Matrix.Features[column]))
                .Where(column => Occurrences(columns, column, train) < minimum),
        ];
    }

    private static int Occurrences(FeatureColumns columns, int column, HashSet<int> rows)
    {
        var (known, count) = (columns.RowsOf(column).ToArray(), 0);
        for (var i = 0; i < known.Length; i++)
            count += columns.ValuesOf(column)[i] != 0 && rows.Contains(known[i]) ? 1 : 0;
        return count;
    }

    private static int RowsWith(LeakageEvidence evidence, HashSet<int> kept)
    {
        var matrix = evidence.Matrix;
        return evidence.Sets.Test.Count(row =>
        {
            for (var entry = matrix.Starts[row]; entry < matrix.Starts[row + 1]; entry++)
            {
                if (matrix.Values[entry] != 0 && kept.Contains(matrix.Columns[entry]))
                    return true;
            }
            return false;
        });
    }
}
