using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Featurize;

/// <summary>The rows on which the support of a feature is counted.</summary>
internal sealed class FeaturizerSupport
{
    private readonly bool[]? _counts;

    public FeaturizerSupport(
        FeaturizerRows rows, FeaturizeSettings settings, Func<IReadOnlyList<MatrixRow>, IEnumerable<int>>? training)
    {
        if (settings.SupportOn != SupportRows.Train)
            return;
        ArgumentNullException.ThrowIfNull(training);
        _counts = new bool[rows.Count];
        foreach (var row in training(rows.ToMatrixRows()))
            _counts[row] = true;
    }

    public bool Counts(int row) => _counts is null || _counts[row];
}
