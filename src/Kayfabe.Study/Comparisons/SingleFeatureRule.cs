using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Comparisons;

/// <summary>
/// The best rule of one feature: rows at or below a value, rows above it and rows where it is missing each get the more
/// frequent outcome of the training rows there.
/// </summary>
/// <remarks>Holte, "Very simple classification rules perform well", Machine Learning 11 (1993), with one cut.</remarks>
public sealed class SingleFeatureRule
{
    private readonly int _column;
    private readonly float _threshold;
    private readonly bool _low;
    private readonly bool _high;
    private readonly bool _missing;

    private SingleFeatureRule(Feature feature, int column, float threshold, bool low, bool high, bool missing) =>
        (Feature, _column, _threshold, _low, _high, _missing) = (feature, column, threshold, low, high, missing);

    /// <summary>The feature that the rule looks at.</summary>
    public Feature Feature { get; }

    /// <summary>The rule that is right for most training rows; of equal ones the first feature, the lowest value.</summary>
    /// <param name="train">The training rows, at least one, with at least one feature.</param>
    public static SingleFeatureRule Learn(FeatureMatrix train)
    {
        ArgumentOutOfRangeException.ThrowIfZero(train.Features.Count);
        var all = Counts.Of(train.Rows);
        var columns = new FeatureColumns(train);
        SingleFeatureRule? best = null;
        var bestRight = -1;
        for (var column = 0; column < train.Features.Count; column++)
        {
            var (right, threshold, low, high, missing) = BestCut(columns, column, train.Rows, all);
            if (right <= bestRight)
                continue;
            bestRight = right;
            best = new SingleFeatureRule(
                train.Features[column], column, threshold, low.Answer(all), high.Answer(all), missing.Answer(all));
        }
        return best!;
    }

    /// <summary>The rule's answer for each row, as the probability 0 or 1.</summary>
    public IReadOnlyList<Prediction> Predict(FeatureMatrix matrix)
    {
        var answers = Enumerable.Repeat(_missing, matrix.Rows.Count).ToArray();
        var columns = new FeatureColumns(matrix);
        var rows = columns.RowsOf(_column);
        var values = columns.ValuesOf(_column);
        for (var i = 0; i < rows.Length; i++)
            answers[rows[i]] = values[i] <= _threshold ? _low : _high;
        return [.. matrix.Rows.Zip(answers, (row, answer) =>
            new Prediction(row.Id, row.Post, row.InKayfabe, answer ? 1 : 0))];
    }

    private static (int Right, float Threshold, Counts Low, Counts High, Counts Missing) BestCut(
        FeatureColumns columns, int column, IReadOnlyList<MatrixRow> rows, Counts all)
    {
        var values = columns.ValuesOf(column).ToArray();
        var inKayfabe = new bool[values.Length];
        for (var i = 0; i < values.Length; i++)
            inKayfabe[i] = rows[columns.RowsOf(column)[i]].InKayfabe;
        Array.Sort(values, inKayfabe);
        var known = new Counts(inKayfabe.Count(yes => yes), inKayfabe.Count(yes => !yes));
        var missing = all - known;
        var best = (Right: missing.Right + known.Right, Threshold: float.MaxValue, Low: known, High: default(Counts), missing);
        var low = default(Counts);
        for (var i = 0; i < values.Length - 1; i++)
        {
            low += inKayfabe[i] ? new Counts(1, 0) : new Counts(0, 1);
            var high = known - low;
            var right = missing.Right + low.Right + high.Right;
            if (values[i] < values[i + 1] && right > best.Right)
                best = (right, values[i], low, high, missing);
        }
        return best;
    }

    /// <summary>Training rows of a part, by outcome.</summary>
    private readonly record struct Counts(int Yes, int No)
    {
        public int Right => Math.Max(Yes, No);

        public static Counts Of(IReadOnlyList<MatrixRow> rows) =>
            new(rows.Count(row => row.InKayfabe), rows.Count(row => !row.InKayfabe));

        /// <summary>The more frequent outcome; that of all rows where there is none.</summary>
        public bool Answer(Counts all) => Yes != No ? Yes > No : all.Yes >= all.No;

        public static Counts operator +(Counts a, Counts b) => new(a.Yes + b.Yes, a.No + b.No);

        public static Counts operator -(Counts a, Counts b) => new(a.Yes - b.Yes, a.No - b.No);
    }
}
