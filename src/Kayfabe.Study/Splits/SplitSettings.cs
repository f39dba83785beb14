using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kayfabe.Settings;

namespace Kayfabe.Study.Splits;

/// <summary>How rows are divided into training and test rows.</summary>
public enum SplitMethod
{
    /// <summary>Whole posts, by a hash of the post: rows of one post are not independent.</summary>
    Grouped,

    /// <summary>Row by row, by a hash of the row's id: pictures of one post come on both sides.</summary>
    Random,

    /// <summary>The rows, and their order, of pandas' <c>sample(frac=1, random_state=seed)</c>, cut.</summary>
    Pandas,

    /// <summary>
    /// Whole posts, by their day: the last ones are the test set. Rows without a day are in neither set.
    /// </summary>
    Temporal,
}

/// <summary>How rows are divided into training and test rows: the <c>split</c> section of study.json.</summary>
public sealed record SplitSettings
{
    /// <summary>The method. Default grouped.</summary>
    [Description("Grouped: whole posts. Random: row by row. Pandas: the rows of its sample(). Temporal: posts by day.")]
    public SplitMethod Method { get; init; } = SplitMethod.Grouped;

    /// <summary>
    /// The share of training rows (pandas), of training posts (temporal), or the chance of a post (grouped) or row
    /// (random) to be one. 0.01 to 0.99; default 0.7.
    /// </summary>
    [Range(0.01, 0.99), Description("The fraction of the rows that is for training.")]
    public double Fraction { get; init; } = 0.7;

    /// <summary>The seed, 0 to 2^32 - 1 as in numpy. Default: the study's seed.</summary>
    [Range(0L, uint.MaxValue), Description("The seed; by default the study's.")]
    public long? Seed { get; init; }
}

/// <summary>The part of <c>split</c> that says how rows are divided.</summary>
[PartOf("split")]
public sealed record MethodSettings
{
    /// <summary>The method.</summary>
    public required SplitMethod Method { get; init; }
}
