using Kayfabe.Study.Matrix;

namespace Kayfabe.Report.Inputs;

/// <summary>Rows by outcome.</summary>
/// <param name="InKayfabe">Rows annotated in kayfabe.</param>
/// <param name="NotInKayfabe">Rows annotated not in kayfabe.</param>
internal sealed record OutcomeCounts(int InKayfabe, int NotInKayfabe)
{
    /// <summary>What pages call the positive outcome.</summary>
    public const string Positive = "in kayfabe";

    /// <summary>What pages call the negative outcome.</summary>
    public const string Negative = "not in kayfabe";

    /// <summary>All rows.</summary>
    public int Rows => InKayfabe + NotInKayfabe;

    /// <summary>The share of rows in kayfabe; null where there are none.</summary>
    public double? Share => Rows == 0 ? null : (double)InKayfabe / Rows;

    public static OutcomeCounts Of(IReadOnlyCollection<MatrixRow> rows)
    {
        var positive = rows.Count(row => row.InKayfabe);
        return new OutcomeCounts(positive, rows.Count - positive);
    }
}
