using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Import;

/// <summary>Where a published matrix is, and what its columns are: the <c>import</c> section of study.json.</summary>
/// <remarks>
/// Columns are counted from 1; the row's index, where there is one, is not counted. Every column of the file has one
/// use: outcome, complement, or a place in <see cref="Columns"/>.
/// </remarks>
public sealed record ImportSettings
{
    /// <summary>The file, and what it must be.</summary>
    [Description("The published file, and what it must be.")]
    public required MatrixSource Matrix { get; init; }

    /// <summary>
    /// Whether the first field of a line is the row's id. Default true; else rows are named 0, 1, ...
    /// </summary>
    [Description("Whether the first field of a line is the row's id; it is not counted as a column.")]
    public bool Index { get; init; } = true;

    /// <summary>The column of the outcome: 1 in kayfabe, 0 not.</summary>
    [Range(1, int.MaxValue), Description("The column of the outcome: 1 in kayfabe, 0 not.")]
    public required int Outcome { get; init; }

    /// <summary>A column that repeats the outcome as 1 - outcome; checked, and no feature. Default none.</summary>
    [Range(1, int.MaxValue), Description("A column that is 1 - outcome; it is checked and left out.")]
    public int? Complement { get; init; }

    /// <summary>The features. The matrix has them in the order of the file, whatever the order here.</summary>
    [MinLength(1), Description("The features, as ranges of columns.")]
    public required IReadOnlyList<ColumnRange> Columns { get; init; }

    /// <summary>
    /// The names of the columns that together tell one post from another. Default none: each row is a post of its own.
    /// A row where all of them are blank is a post of its own too.
    /// </summary>
    [Description("The names of the columns that together tell one post from another.")]
    public IReadOnlyList<string> Post { get; init; } = [];

    /// <summary>The columns with the day of the post. Default none: no day is known.</summary>
    [Description("The columns with the day of the post.")]
    public PublishedColumns? Published { get; init; }
}

/// <summary>A file that others published, pinned by its size and digest.</summary>
public sealed record MatrixSource
{
    /// <summary>The file's name, also in a mirror folder.</summary>
    [RegularExpression(@"[A-Za-z0-9_][A-Za-z0-9_.\-]*"), Description("The file's name, also in a mirror folder.")]
    public required string File { get; init; }

    /// <summary>Where it is published.</summary>
    [JsonPropertyName("url"), RegularExpression("https://[^ ]+", ErrorMessage = "Write it from https:// on.")]
    [Description("Where it is published.")]
    public required string Address { get; init; }

    /// <summary>Its size in bytes.</summary>
    [Range(1L, long.MaxValue), Description("Its size in bytes.")]
    public required long Bytes { get; init; }

    /// <summary>Its SHA-256, 64 lower-case hexadecimal digits.</summary>
    [RegularExpression("[0-9a-f]{64}", ErrorMessage = "Write its 64 hexadecimal digits in lower case.")]
    [Description("Its SHA-256 in hexadecimal.")]
    public required string Sha256 { get; init; }

    /// <summary>
    /// Whether the address may lead to this machine or into a private network. Default no: a study of a stranger must
    /// not make the build ask there.
    /// </summary>
    [Description("Whether the address may lead to this machine or into a private network; by default it is then refused.")]
    public bool? PrivateNetwork { get; init; }
}

/// <summary>Neighbouring columns of one kind.</summary>
public sealed record ColumnRange
{
    /// <summary>The first column, counted from 1.</summary>
    [Range(1, int.MaxValue), Description("The first column, counted from 1 after the index.")]
    public required int First { get; init; }

    /// <summary>The last column. Default: as many as there are names, or one.</summary>
    [Range(1, int.MaxValue), Description("The last column; not needed with names.")]
    public int? Last { get; init; }

    /// <summary>What the columns are. Default detection: seen in the picture by a service that is not known.</summary>
    [Description("What the columns are.")]
    public FeatureKind Kind { get; init; } = FeatureKind.Detection;

    /// <summary>One name a column. Default: the kind and the column's number, <c>detection_012</c>.</summary>
    [Description("One name a column; by default the kind and the column's number, detection_012.")]
    public IReadOnlyList<string> Names { get; init; } = [];
}

/// <summary>The names of the columns with the year, month (1 to 12) and day (1 to 31) of a post.</summary>
/// <remarks>A row whose three numbers are no day has none.</remarks>
public sealed record PublishedColumns
{
    /// <summary>The name of the column with the year.</summary>
    [Description("The name of the column with the year.")]
    public required string Year { get; init; }

    /// <summary>The name of the column with the month.</summary>
    [Description("The name of the column with the month, 1 to 12.")]
    public required string Month { get; init; }

    /// <summary>The name of the column with the day of the month.</summary>
    [Description("The name of the column with the day of the month.")]
    public required string Day { get; init; }
}
