using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
namespace Kayfabe.Study.Tests.Splits;

public class SplitFilesTests
{
    private static readonly MatrixRow[] _rows = [.. "abcd".Select(c => new MatrixRow($"{c}", $"{c}", true, null))];

    [Fact]
    public void The_file_has_the_rows_in_the_order_of_use_and_reads_back()
    {
        using var folder = new TempFolder();
        SplitFiles.Write(folder.File("rows.csv"), _rows, new RowSets([3, 0], [2]));
        Assert.Equal("row,set\nd,train\na,train\nc,test\n", File.ReadAllText(folder.File("rows.csv")));
        var sets = SplitFiles.Read(folder.File("rows.csv"), _rows);
        Assert.Equal([3, 0], sets.Train);
        Assert.Equal([2], sets.Test);
    }

    [Theory]
    [InlineData("x,train", "rows.csv(3,1): the row 'x' is unknown or there twice.")]
    [InlineData("a,test", "rows.csv(3,1): the row 'a' is unknown or there twice.")]
    [InlineData("b,tset", "rows.csv(3,2): the set 'tset' is neither train nor test.")]
    public void Damage_is_refused_with_its_place(string line, string expected)
    {
        using var folder = new TempFolder();
        var path = folder.Write("rows.csv", $"row,set\na,train\n{line}\n");
        var thrown = Assert.Throws<InputException>(() => SplitFiles.Read(path, _rows));
        Assert.StartsWith(expected, thrown.Message, StringComparison.Ordinal);
    }
}
