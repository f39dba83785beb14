using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Contributions;

/// <summary>Why a row is worth a look.</summary>
public enum Remarkable
{
    /// <summary>The model is wrong, and sure.</summary>
    ConfidentError,

    /// <summary>The model is not sure, right or wrong.</summary>
    LeastSure,
}

/// <summary>What a feature did to a row.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Value">Its value; null where it is not stored.</param>
/// <param name="Contribution">In log odds; positive speaks for <em>in kayfabe</em>.</param>
public sealed record RowContribution(string Feature, double? Value, double Contribution);

/// <summary>A row that is worth a look.</summary>
/// <param name="Why">Why.</param>
/// <param name="Prediction">What was predicted, and annotated.</param>
/// <param name="Contributions">The features that did most to it, from the one that did most.</param>
public sealed record RemarkableRow(Remarkable Why, Prediction Prediction, IReadOnlyList<RowContribution> Contributions)
{
    /// <summary>
    /// The most confident errors, by falling distance of their probability from the cut, and the least sure rows, by
    /// rising distance; equal ones by id.
    /// </summary>
    /// <param name="predictions">A prediction of each test row.</param>
    /// <param name="cut">The probability at or above which a row is predicted in kayfabe.</param>
    /// <param name="count">How many of each kind at most.</param>
    /// <returns>Places in <paramref name="predictions"/>.</returns>
    public static IReadOnlyList<(Remarkable Why, int Row)> Choose(
        IReadOnlyList<Prediction> predictions, double cut, int count)
    {
        var rows = Enumerable.Range(0, predictions.Count)
            .OrderBy(row => Math.Abs(predictions[row].Probability - cut))
            .ThenBy(row => predictions[row].Id, StringComparer.Ordinal)
            .ToArray();
        var errors = rows
            .Where(row => predictions[row].Probability >= cut != predictions[row].InKayfabe)
            .OrderByDescending(row => Math.Abs(predictions[row].Probability - cut))
            .ThenBy(row => predictions[row].Id, StringComparer.Ordinal);
        return
        [
            .. errors.Take(count).Select(row => (Remarkable.ConfidentError, row)),
            .. rows.Take(count).Select(row => (Remarkable.LeastSure, row)),
        ];
    }

    /// <summary>Explains a row.</summary>
    /// <param name="why">Why it is worth a look.</param>
    /// <param name="prediction">Its prediction.</param>
    /// <param name="rows">The rows that were explained.</param>
    /// <param name="row">Its place there.</param>
    /// <param name="contributions">What each feature did to it, then the bias.</param>
    /// <param name="count">How many features at most.</param>
    public static RemarkableRow Explain(
        Remarkable why, Prediction prediction, FeatureMatrix rows, int row, float[] contributions, int count)
    {
        var values = new Dictionary<int, double>();
        for (var entry = rows.Starts[row]; entry < rows.Starts[row + 1]; entry++)
            values.Add(rows.Columns[entry], rows.Values[entry]);
        return new RemarkableRow(
            why,
            prediction,
            [
                .. Enumerable.Range(0, rows.Features.Count)
                    .OrderByDescending(feature => Math.Abs(contributions[feature]))
                    .ThenBy(feature => feature)
                    .Take(count)
                    .Select(feature => new RowContribution(
                        rows.Features[feature].Name,
                        values.TryGetValue(feature, out var value) ? value : null,
                        contributions[feature])),
            ]);
    }
}
