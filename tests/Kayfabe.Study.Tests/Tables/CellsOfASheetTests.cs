using System.Text;
using FsCheck.Xunit;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Tests.Tables;

/// <summary>What spreadsheets, browsers and people leave in a table, and nobody sees.</summary>
public sealed class CellsOfASheetTests
{
    [Theory]
    [InlineData("a,b\n1,2\n,\n , \n\u00A0,\n\"\",\n")]
    [InlineData("a,b\r\n,\r\n1,2\r\n,\r\n,\r\n")]
    [InlineData("a,b\n1,2\n \n,,,\n")]
    public void Rows_of_empty_fields_are_passed_over(string text) => Assert.Equal(["1 2"], Rows(text));

    [Theory]
    [InlineData("A,B\n1,2\n")]
    [InlineData(" a ,\u00A0b\n1,2\n")]
    [InlineData("\uFEFF\"a\",\uFEFFB\n1,2\n")]
    public void Names_of_columns_are_found_in_any_case_and_trimmed(string text) => Assert.Equal(["1 2"], Rows(text));

    [Fact]
    public void A_name_that_is_there_in_two_cases_is_there_twice() => Assert.Equal(
        "t.csv(1,3): column 'a' is there twice. Remove one of them.",
        Assert.Throws<InputException>(() => Rows("a,b,A\n1,2,3\n")).Message);

    [Theory]
    [InlineData("a\tb\n1\t2\n", "tabs")]
    [InlineData("a;b\n1;2\n", "semicolons")]
    public void Another_separator_is_named_once_a_file(string text, string separator) => Assert.Equal(
        $"t.csv(1): there are {separator}, not commas, between the columns. "
        + $"Save the file with commas, not {separator}, between the columns.",
        Assert.Throws<InputException>(() => Rows(text)).Message);

    [Property]
    public void Trimming_takes_what_is_invisible_at_the_ends_and_nothing_else(string? text)
    {
        var trimmed = CellText.Trim(text ?? "");
        Assert.Equal((text ?? "").Trim([.. Invisible()]), trimmed);
        Assert.Equal(trimmed, CellText.Trim(trimmed));
    }

    [Property]
    public void Bytes_are_trimmed_as_characters_are(string? text)
    {
        // Half a surrogate pair has no UTF-8.
        var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes($"\u00A0 {text}\u200B"));
        Assert.Equal(CellText.Trim(valid), Encoding.UTF8.GetString(CellText.Trim(Encoding.UTF8.GetBytes(valid))));
    }

    [Theory]
    [InlineData("ab\u00A0c", "ab\\u00A0c")]
    [InlineData("a\tb\u200B", "a\\u0009b\\u200B")]
    [InlineData("plain text, é 🤼", "plain text, é 🤼")]
    public void What_cannot_be_seen_is_shown_in_messages(string text, string shown) =>
        Assert.Equal(shown, CsvText.Shorten(text));

    private static IEnumerable<char> Invisible() =>
        Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(Quotation.IsInvisible);

    private static List<string> Rows(string text)
    {
        var faults = new FaultList();
        using var table = CsvTable.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv", faults);
        var (a, b) = (table.Column("a"), table.Column("b"));
        var rows = new List<string>();
        while (table.Read())
            rows.Add($"{table.Text(a)} {table.Text(b)}");
        faults.ThrowIfAny();
        return rows;
    }
}
