namespace Kayfabe.Study.Matrix;

/// <summary>Where a feature comes from.</summary>
public enum FeatureKind
{
    /// <summary>A property of the post: like count, date. Not something that was seen in the picture.</summary>
    Metadata,

    /// <summary>A detection of DetectLabels.</summary>
    Label,

    /// <summary>A detection of DetectModerationLabels.</summary>
    Moderation,

    /// <summary>A detection of RecognizeCelebrities.</summary>
    Celebrity,

    /// <summary>A detection whose service is not known: a published matrix that lost its names.</summary>
    Detection,
}

/// <summary>A column of the matrix.</summary>
public sealed record Feature(string Name, FeatureKind Kind);

/// <summary>The kinds of features as files write them.</summary>
public static class FeatureKinds
{
    /// <summary><c>metadata</c>, <c>label</c>, <c>moderation</c>, <c>celebrity</c> or <c>detection</c>.</summary>
    public static string Text(this FeatureKind kind) => kind switch
    {
        FeatureKind.Metadata => "metadata",
        FeatureKind.Label => "label",
        FeatureKind.Moderation => "moderation",
        FeatureKind.Celebrity => "celebrity",
        FeatureKind.Detection => "detection",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The kind of a text; null for a text that is none.</summary>
    public static FeatureKind? Find(string text)
    {
        foreach (var kind in Enum.GetValues<FeatureKind>())
        {
            if (kind.Text() == text)
                return kind;
        }
        return null;
    }
}
