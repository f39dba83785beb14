using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Document;

/// <summary>A column: the words on the page, and the name in the CSV file.</summary>
internal sealed record Column(string Title, string Key, bool Numeric = false);

/// <summary>A table on the page, and <c>tables/{Name}.csv</c>.</summary>
/// <param name="Name">File name without extension: lower case and hyphens.</param>
/// <param name="Caption">What the table holds: a phrase.</param>
/// <param name="Columns">The columns; the first one names the row.</param>
/// <param name="Rows">As many cells a row as there are columns.</param>
internal sealed record Table(
    string Name, string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows) : Block
{
    /// <summary>Whether a CSV file of the table is written; default true.</summary>
    public bool HasFile { get; init; } = true;
}

/// <summary>A cell: what the page shows and what the CSV file says.</summary>
/// <param name="Text">What the page shows.</param>
/// <param name="Raw">The number in full for the CSV file; null for text.</param>
/// <param name="Note">A second line on the page, smaller.</param>
/// <param name="Tone">A verdict's colour.</param>
internal sealed record Cell(Span Text, string? Raw = null, string? Note = null, Tone? Tone = null)
{
    public static implicit operator Cell(string text) => new(text);

    public static implicit operator Cell(Span text) => new(text);

    public static Cell Count(long value) => new(Format.Count(value), Format.Raw(value));

    /// <summary>A share of 1 as a percentage; "not defined" for null.</summary>
    public static Cell Share(double? value) =>
        value is { } known ? new(Format.Percent(known), Format.Raw(known)) : NotDefined;

    /// <summary>A number with three decimals; "not defined" for null.</summary>
    public static Cell Number(double? value) =>
        value is { } known ? new(Format.Decimal(known), Format.Raw(known)) : NotDefined;

    /// <summary>A number in its shortest exact form.</summary>
    public static Cell Exact(double value) => new(Format.Raw(value), Format.Raw(value));

    /// <summary>Three cells: a share of 1 and the ends of its interval, empty where there is none.</summary>
    public static Cell[] ShareWithInterval(Estimate estimate) =>
        [Share(estimate.Value), OrEmpty(estimate.Interval?.Low, Share), OrEmpty(estimate.Interval?.High, Share)];

    /// <summary>Three cells: a number and the ends of its interval, empty where there is none.</summary>
    public static Cell[] NumberWithInterval(Estimate estimate) =>
        [Number(estimate.Value), OrEmpty(estimate.Interval?.Low, Number), OrEmpty(estimate.Interval?.High, Number)];

    /// <summary>A number in its shortest exact form; empty for null.</summary>
    public static Cell ExactOrEmpty(double? value) => value is { } known ? Exact(known) : Empty;

    /// <summary>A difference of shares in percentage points; empty for null.</summary>
    public static Cell Points(double? difference) =>
        difference is { } known ? new(Format.Points(known), Format.Raw(known)) : Empty;

    /// <summary>A cell without a value.</summary>
    public static Cell Empty => new("", "");

    private static Cell OrEmpty(double? value, Func<double?, Cell> cell) => value is null ? Empty : cell(value);

    private static Cell NotDefined => new("not defined", "");
}
