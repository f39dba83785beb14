namespace Kayfabe.Study.Comparisons;

/// <summary>The kind of the features that a model uses.</summary>
public enum FeatureSet
{
    /// <summary>All features.</summary>
    Everything,

    /// <summary>What was seen in the picture.</summary>
    Detections,

    /// <summary>Properties of the post.</summary>
    Metadata,

    /// <summary>One feature, whether the row is blank: <see cref="Matrix.Blanks.RowsOf"/>.</summary>
    Blankness,

    /// <summary>All features but those that look like an id, a date or the order of the rows.</summary>
    NotDisguised,
}

/// <summary>How a blank detection, neither 1 nor 0 in the matrix, is treated.</summary>
public enum BlankValues
{
    /// <summary>As in the study: missing in XGBoost's sense.</summary>
    Missing,

    /// <summary>Not detected.</summary>
    Zero,
}

/// <summary>Features that are compared with those of the study's own model.</summary>
/// <param name="Name">Its name in files and tables; different for each.</param>
/// <param name="Features">The features.</param>
/// <param name="Blanks">How blank detections are treated; null where the set has no detections.</param>
public sealed record ComparedSet(string Name, FeatureSet Features, BlankValues? Blanks)
{
    /// <summary>The features of the study's own model.</summary>
    public static ComparedSet Everything { get; } = new("everything", FeatureSet.Everything, BlankValues.Missing);

    /// <summary>All sets, in the order of files and tables.</summary>
    public static IReadOnlyList<ComparedSet> All { get; } =
    [
        Everything,
        new("everything but ids and dates", FeatureSet.NotDisguised, BlankValues.Missing),
        new("metadata only", FeatureSet.Metadata, null),
        new("detections only", FeatureSet.Detections, BlankValues.Missing),
        new("detections only, blanks as zero", FeatureSet.Detections, BlankValues.Zero),
        new("blankness only", FeatureSet.Blankness, null),
    ];
}
