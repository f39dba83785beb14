using System.Globalization;

namespace Kayfabe.Report.Document;

/// <summary>Numbers as text, the same in every locale.</summary>
internal static class Format
{
    /// <summary>A space that keeps a number and its unit on one line.</summary>
    private const string NoBreak = "\u00a0";

    /// <summary><c>1,470</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share of 1 as <c>82.5 %</c>.</summary>
    public static string Percent(double share) => Fixed(share * 100, "0.0") + NoBreak + "%";

    /// <summary>A difference of two shares in percentage points, with its sign: <c>+1.4</c>.</summary>
    public static string Points(double difference) => Fixed(difference * 100, "+0.0;-0.0;0.0");

    /// <summary>The same without a plus, for what is looked for in one direction: <c>1.4</c>.</summary>
    public static string PointsWithoutPlus(double difference) => Fixed(difference * 100, "0.0");

    /// <summary>Three decimals.</summary>
    public static string Decimal(double value) => Fixed(value, "0.000");

    /// <summary>A p-value: <c>p = 0.031</c>, <c>p &lt; 0.001</c>.</summary>
    public static string PValue(double value) => value < 0.001 ? "p < 0.001" : $"p = {Decimal(value)}";

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Raw(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Raw(double)"/>
    public static string Raw(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Counted(long value, string one, string many) =>
        Count(value) + NoBreak + (value == 1 ? one : many);

    /// <summary>The number in a custom format; a minus sign is a hyphen, and there is no negative zero.</summary>
    public static string Fixed(double value, string format)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.AsSpan(1).IndexOfAnyInRange('1', '9') < 0 ? text[1..] : text;
    }
}
