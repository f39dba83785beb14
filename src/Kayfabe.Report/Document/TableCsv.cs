using System.Globalization;
using Kayfabe.Study.Tables;

namespace Kayfabe.Report.Document;

/// <summary>A table as CSV (RFC 4180, LF): numbers in full, text as on the page.</summary>
internal static class TableCsv
{
    /// <summary>Writes the table; the rows of a synthetic study each say so in a last column.</summary>
    public static string Write(Table table, bool synthetic)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvFile.Create(
            text, [.. table.Columns.Select(column => column.Key), .. Last(synthetic, "synthetic")]))
        {
            foreach (var row in table.Rows)
                csv.WriteRecord([.. row.Select(cell => cell.Raw ?? Inert(cell.Text.Text)), .. Last(synthetic, "true")]);
        }
        return text.ToString();
    }

    private static string[] Last(bool synthetic, string field) => synthetic ? [field] : [];

    /// <summary>
    /// Text that a spreadsheet would take for a formula begins with an apostrophe
    /// (https://owasp.org/www-community/attacks/CSV_Injection).
    /// </summary>
    private static string Inert(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
}
