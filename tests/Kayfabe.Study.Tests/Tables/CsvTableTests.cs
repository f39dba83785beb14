using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Tests.Tables;

public sealed class CsvTableTests
{
    [Fact]
    public void Quoted_commas_quotes_and_line_breaks_are_values()
    {
        var rows = Rows("a,b\n1,\"x, \"\"y\"\"\nz\"\n\n2,é 🤼\n");
        Assert.Equal([(2, "1", "x, \"y\"\nz"), (5, "2", "é 🤼")], rows);
    }

    [Fact]
    public void A_byte_order_mark_of_UTF8_and_CRLF_are_no_faults() =>
        Assert.Equal([(2, "1", "2")], Rows("\uFEFFa,b\r\n1,2\r\n"));

    [Fact]
    public void Columns_are_found_by_name_in_any_order() =>
        Assert.Equal([(2, "1", "2")], Rows("c,b,a\n9,2,1\n"));

    [Theory]
    [InlineData("", "t.csv: the file is empty.")]
    [InlineData("a,x\n1,2\n", "t.csv(1): column 'b' is missing; the file has 'a', 'x'.")]
    [InlineData("a;b\n1;2\n", "Save the file with commas, not semicolons")]
    [InlineData("a,b,a\n1,2,3\n", "t.csv(1,3): column 'a' is there twice.")]
    [InlineData("a,b\n\"x\ny\",1\n3\n", "t.csv(4,2): the row has 1 fields, the header 2.")]
    [InlineData("a,b\n1,2,\"3,4\"\n", "t.csv(2,3): the row has 3 fields, the header 2.")]
    [InlineData("a,b\n1,\"2\n3,4\n", "t.csv(2,2): a quote is opened and never closed.")]
    [InlineData("a,b\n\"x\ny\",\"2\n3,4\n", "t.csv(3,2): a quote is opened and never closed.")]
    [InlineData("a,b\n1,5\" tall\n", "t.csv(2,2): there is a quote inside a value without quotes.")]
    [InlineData("a,b\n\"1\"2,3\n", "t.csv(2,1): text follows a closing quote.")]
    public void A_fault_names_file_line_and_column(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Rows(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void All_rows_with_faults_are_listed_and_the_good_ones_are_not()
    {
        var e = Assert.Throws<InputException>(() => Rows("a,b\n1\n1,2\n1,2,3\n1,x\"\n"));
        Assert.Equal([2, 4, 5], e.Faults.Select(fault => fault.Line));
    }

    [Fact]
    public void A_million_faults_are_counted_not_listed()
    {
        var e = Assert.Throws<InputException>(() => Rows("a,b\n" + string.Concat(Enumerable.Repeat("1\n", 1_000))));
        Assert.Equal(InputException.Shown + 1, e.Faults.Count);
        Assert.Equal("and 990 more", e.Faults[^1].Problem);
    }

    [Fact]
    public void A_record_without_end_is_refused_before_it_fills_the_memory()
    {
        var e = Assert.Throws<InputException>(() => Rows("a,b\n1,2\n3,\"" + new string('x', 5_000_000)));
        Assert.Equal(3, Assert.Single(e.Faults).Line);
    }

    [Fact]
    public void UTF16_is_refused_with_and_without_its_mark()
    {
        foreach (var bytes in new[] { Encoding.Unicode.GetPreamble(), [] })
        {
            var e = Assert.Throws<InputException>(() => Rows([.. bytes, .. Encoding.Unicode.GetBytes("a,b\n1,2\n")]));
            Assert.Equal("t.csv(1,1): the text is not in UTF-8. Save the file as \"CSV UTF-8\".", e.Message);
        }
    }

    [Fact]
    public void Latin1_is_refused_at_its_line_and_field()
    {
        var e = Assert.Throws<InputException>(() => Rows(Encoding.Latin1.GetBytes("a,b\n1,2\n3,é\n")));
        Assert.Equal((3, 2), (Assert.Single(e.Faults).Line, e.Faults[0].Column));
        e = Assert.Throws<InputException>(() => Rows(Encoding.Latin1.GetBytes("a,b\n1,2\n\"3\n4\",é\n")));
        Assert.Equal((4, 2), (Assert.Single(e.Faults).Line, e.Faults[0].Column));
        e = Assert.Throws<InputException>(() => Rows(Encoding.Latin1.GetBytes("a,é\n1,2\n")));
        Assert.Equal((1, 2), (Assert.Single(e.Faults).Line, e.Faults[0].Column));
    }

    [Fact]
    public void A_fault_of_a_value_is_on_the_line_where_the_value_starts()
    {
        var faults = new FaultList();
        using var table = CsvTable.Open(new MemoryStream("a,b\n\"x\ny\",maybe\n"u8.ToArray()), "t.csv", faults);
        Assert.True(table.Read());
        table.AddFault(1, "'maybe' is no number", "Mend it");
        var e = Assert.Throws<InputException>(faults.ThrowIfAny);
        Assert.Equal("t.csv(3,2): 'maybe' is no number. Mend it.", e.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_fault()
    {
        var faults = new FaultList();
        var path = Path.Combine(AppContext.BaseDirectory, "no", "such.csv");
        using var table = CsvTable.Open(path, "no/such.csv", faults);
        Assert.False(table.Read());
        Assert.Equal(-1, table.Column("a"));
        Assert.Equal(1, faults.Count);
    }

    private static List<(int Line, string A, string B)> Rows(string text) => Rows(Encoding.UTF8.GetBytes(text));

    private static List<(int Line, string A, string B)> Rows(byte[] bytes)
    {
        var faults = new FaultList();
        using var table = CsvTable.Open(new MemoryStream(bytes), "t.csv", faults);
        var (a, b) = (table.Column("a"), table.Column("b"));
        var rows = new List<(int, string, string)>();
        while (table.Read())
            rows.Add((table.Line, table.Text(a), table.Text(b)));
        faults.ThrowIfAny();
        return rows;
    }
}
