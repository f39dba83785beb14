using Kayfabe.Study.Tables;
namespace Kayfabe.Study.Tests.Tables;

public sealed class CsvFileTests
{
    [Fact]
    public void A_file_has_a_header_LF_and_quotes_where_needed()
    {
        using var folder = new TempFolder();
        using (var csv = CsvFile.Create(folder.File("t.csv"), "a", "b"))
        {
            csv.WriteField("x, \"y\"\nz");
            csv.WriteField(true);
            csv.EndRecord();
        }
        Assert.Equal("a,b\n\"x, \"\"y\"\"\nz\",true\n", File.ReadAllText(folder.File("t.csv")));
    }
}
