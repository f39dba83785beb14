using FsCheck;
using FsCheck.Xunit;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Tests.Matrix;

public class MatrixFilesTests
{
    private static FeatureMatrix Small() => new(
        [
            new("likeCount", FeatureKind.Metadata), new("rekog_A, \"b\"", FeatureKind.Moderation),
            new("c", FeatureKind.Label),
        ],
        [
            new("p1", "post,1", true, new DateOnly(2019, 12, 14)), new("p2", "post\n2", false, null),
            new("ü", "", true, null),
        ],
        [0, 2, 2, 5], [0, 2, 0, 1, 2], [46171, 1, 0, -0.1f, 1e-30f]);

    [Fact]
    public void The_files_are_what_is_documented()
    {
        using var folder = new TempFolder();
        MatrixFiles.Write(Small(), folder.Path);
        Assert.Equal("1 1:46171 3:1\n0\n1 1:0 2:-0.1 3:1E-30\n", File.ReadAllText(folder.File("matrix.libsvm")));
        Assert.Equal(
            "index,name,kind\n1,likeCount,metadata\n2,\"rekog_A, \"\"b\"\"\",moderation\n3,c,label\n",
            File.ReadAllText(folder.File("features.csv")));
        Assert.Equal(
            "row,post,outcome,published\np1,\"post,1\",1,2019-12-14\np2,\"post\n2\",0,\nü,,1,\n",
            File.ReadAllText(folder.File("rows.csv")));
    }

    [Fact]
    public void A_matrix_reads_back_as_it_was_written()
    {
        using var folder = new TempFolder();
        MatrixFiles.Write(Small(), folder.Path);
        AssertSame(Small(), MatrixFiles.Read(folder.Path));
    }

    [Property]
    public void Every_finite_value_reads_back_to_the_same_bits(int[] bits)
    {
        var values = bits.Select(BitConverter.Int32BitsToSingle).Where(float.IsFinite).ToArray();
        var matrix = new FeatureMatrix(
            [.. values.Select((_, i) => new Feature($"f{i}", FeatureKind.Label))], [new("p", "p", true, null)],
            [0, values.Length], [.. Enumerable.Range(0, values.Length)], values);
        using var folder = new TempFolder();
        MatrixFiles.Write(matrix, folder.Path);
        AssertSame(matrix, MatrixFiles.Read(folder.Path));
    }

    [Fact]
    public void Rows_longer_than_the_read_buffer_read_back()
    {
        var columns = Enumerable.Range(0, 100_000).ToArray();
        var matrix = new FeatureMatrix(
            [.. columns.Select(i => new Feature($"f{i}", FeatureKind.Label))],
            [new("a", "a", true, null), new("b", "b", false, null), new("c", "c", false, null)],
            [0, 100_000, 100_000, 200_000],
            [.. columns, .. columns],
            [.. Enumerable.Range(0, 200_000).Select(i => i / 7f)]);
        using var folder = new TempFolder();
        MatrixFiles.Write(matrix, folder.Path);
        AssertSame(matrix, MatrixFiles.Read(folder.Path));
    }

    [Fact]
    public void An_infinite_value_is_not_written()
    {
        var matrix = new FeatureMatrix(
            [new("a", FeatureKind.Label)], [new("p", "p", true, null)], [0, 1], [0], [float.PositiveInfinity]);
        using var folder = new TempFolder();
        Assert.Throws<ArgumentException>(() => MatrixFiles.Write(matrix, folder.Path));
    }

    [Theory]
    [InlineData("matrix.libsvm", "1 3:1\n", "1 3;1\n", "matrix.libsvm(1,4): an entry is not ' column:number'")]
    [InlineData("matrix.libsvm", "1 3:1\n", "1 3:x\n", "matrix.libsvm(1,5): an entry is not ' column:number'")]
    [InlineData("matrix.libsvm", "1 3:1\n", "1 3:\n", "matrix.libsvm(1,5): an entry is not ' column:number'")]
    [InlineData("matrix.libsvm", "1 3:1\n", "1 3:1e99\n", "matrix.libsvm(1,5): an entry is not ' column:number'")]
    [InlineData("matrix.libsvm", "1 3:1\n", "1 3:1 2:1\n", "matrix.libsvm(1,9): column 2 is out of order or beyond 3")]
    [InlineData("matrix.libsvm", "1 3:1\n", "1 4:1\n", "matrix.libsvm(1,5): column 4 is out of order or beyond 3")]
    [InlineData("matrix.libsvm", "0\n", "1\n", "matrix.libsvm(2,1): the outcome is not that of rows.csv")]
    [InlineData("matrix.libsvm", "0\n", "", "matrix.libsvm(1,1): it ends after 1 of the 2 rows of rows.csv")]
    [InlineData("matrix.libsvm", "0\n", "0", "matrix.libsvm(2,2): the last line is cut off")]
    [InlineData("matrix.libsvm", "0\n", "0\n0\n", "matrix.libsvm(3,1): it has more lines than the 2 rows of rows.csv")]
    [InlineData("features.csv", "index,", "i,", "features.csv(1): its first line is not 'index,name,kind'")]
    [InlineData("features.csv", "2,b,label", "7,b,label", "features.csv(3,1): the index is '7', not 2")]
    [InlineData("features.csv", "2,b,label", "2,b,lable", "features.csv(3,3): 'lable' is not a kind of feature")]
    [InlineData("rows.csv", "q,q,0", "q,q,2", "rows.csv(3,3): the outcome '2' is neither 0 nor 1")]
    [InlineData("rows.csv", "q,q,0,", "q,q,0,2019-02-29", "rows.csv(3,4): '2019-02-29' is not a day like 2019-12-31")]
    public void Damage_is_refused_with_its_place(string file, string written, string damaged, string expected)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("matrix.libsvm"), "1 3:1\n0\n");
        File.WriteAllText(folder.File("features.csv"), "index,name,kind\n1,a,label\n2,b,label\n3,c,label\n");
        File.WriteAllText(folder.File("rows.csv"), "row,post,outcome,published\np,p,1,\nq,q,0,\n");
        Assert.Equal(2, MatrixFiles.Read(folder.Path).Rows.Count);

        var text = File.ReadAllText(folder.File(file));
        File.WriteAllText(folder.File(file), text.Replace(written, damaged, StringComparison.Ordinal));

        var thrown = Assert.Throws<InputException>(() => MatrixFiles.Read(folder.Path));
        Assert.Equal($"{expected}. It was changed after the build made it: delete it and build again.", thrown.Message);
    }

    [Theory]
    [InlineData("2,b", "features.csv(3,3): the row has 2 fields, the header 3")]
    [InlineData("2,b\"b,label", "features.csv(3,2): there is a quote inside a value without quotes")]
    public void A_table_that_is_no_longer_a_table_is_refused_with_its_place(string line, string expected)
    {
        using var folder = new TempFolder();
        MatrixFiles.Write(Small(), folder.Path);
        folder.Write("features.csv", $"index,name,kind\n1,a,label\n{line}\n");
        var thrown = Assert.Throws<InputException>(() => MatrixFiles.Read(folder.Path));
        Assert.StartsWith(expected, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("matrix.libsvm")]
    [InlineData("features.csv")]
    [InlineData("rows.csv")]
    public void A_missing_file_is_refused_by_name(string file)
    {
        using var folder = new TempFolder();
        MatrixFiles.Write(Small(), folder.Path);
        File.Delete(folder.File(file));
        var thrown = Assert.Throws<InputException>(() => MatrixFiles.Read(folder.Path));
        Assert.StartsWith($"{file}: there is no such file", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_not_UTF8_is_named()
    {
        using var folder = new TempFolder();
        MatrixFiles.Write(Small(), folder.Path);
        File.WriteAllBytes(folder.File("features.csv"), [.. "index,name,kind\n1,"u8, 0xFF, .. ",label\n"u8]);
        var thrown = Assert.Throws<InputException>(() => MatrixFiles.Read(folder.Path));
        Assert.StartsWith("features.csv(2,2): the text is not in UTF-8", thrown.Message, StringComparison.Ordinal);
    }

    private static void AssertSame(FeatureMatrix expected, FeatureMatrix actual)
    {
        Assert.Equal(expected.Features, actual.Features);
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(expected.Starts.ToArray(), actual.Starts.ToArray());
        Assert.Equal(expected.Columns.ToArray(), actual.Columns.ToArray());
        Assert.Equal(
            expected.Values.ToArray().Select(BitConverter.SingleToInt32Bits),
            actual.Values.ToArray().Select(BitConverter.SingleToInt32Bits));
    }
}
