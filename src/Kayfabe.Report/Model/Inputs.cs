using Kayfabe.Study.Matrix;
namespace Kayfabe.Report;

/// <summary>How much went into the model.</summary>
public sealed record Inputs
{
    /// <summary>Rows of the matrix, annotated pictures.</summary>
    public required int Rows { get; init; }

    /// <summary>Posts that the rows come from; null where they are not known.</summary>
    public int? Posts { get; init; }

    /// <summary>Features by kind, in the order in which they are to be shown.</summary>
    public required IReadOnlyList<FeatureCount> Features { get; init; }

    /// <summary>The rows that were trained on.</summary>
    public required RowCount Train { get; init; }

    /// <summary>The rows that were held out.</summary>
    public required RowCount Test { get; init; }

    /// <summary>The settings of every stage, in the order of the stages.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }
}

/// <summary>The number of features of a kind.</summary>
public sealed record FeatureCount(FeatureKind Kind, int Count);

/// <summary>Rows of a set by outcome.</summary>
/// <param name="InKayfabe">Rows annotated as in kayfabe.</param>
/// <param name="NotInKayfabe">Rows annotated as not in kayfabe.</param>
public sealed record RowCount(int InKayfabe, int NotInKayfabe)
{
    /// <summary>All rows of the set.</summary>
    public int Rows => InKayfabe + NotInKayfabe;
}

/// <summary>A setting as it was used.</summary>
/// <param name="Stage">The stage it belongs to.</param>
/// <param name="Name">Its name in study.json.</param>
/// <param name="Value">Its value as JSON, or as the user typed it.</param>
/// <param name="Overridden">Whether the command line set it for this run only.</param>
public sealed record Setting(string Stage, string Name, string Value, bool Overridden = false);
