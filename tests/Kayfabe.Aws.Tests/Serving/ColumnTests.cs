using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kayfabe.Aws.Serving;
using Kayfabe.Settings;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Aws.Tests.Serving;

public sealed class ColumnTests : IDisposable
{
    private static readonly FeatureList s_list = new(
        "sample", "sha256:" + new string('0', 64), "binary:logistic", ServedAccount.Rows(1).Features);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe-");

    [Fact]
    public void Features_of_one_name_are_told_apart_by_their_kind() => Assert.Equal(
        ["Costume", "Smoking (label)", "Smoking (moderation)", "a, \"quoted\" one"], s_list.Titles);

    [Theory]
    [InlineData("id,Costume,Smoking (label),Smoking (moderation)", "missing: 'a, \"quoted\" one'")]
    [InlineData(
        "id,Costume,Extra,Smoking (label),Smoking (moderation),\"a, \"\"quoted\"\" one\",More",
        "not of the model: 'Extra', 'More'")]
    [InlineData(
        "id,Smoking (label),Costume,Smoking (moderation),\"a, \"\"quoted\"\" one\"",
        "in another place: 'Smoking (label)', 'Costume'")]
    [InlineData(
        "id,Costume,Costume,Smoking (label)",
        "missing: 'Smoking (moderation)', 'a, \"quoted\" one'; not of the model: 'Costume'")]
    [InlineData("Costume,Smoking (label),Smoking (moderation),\"a, \"\"quoted\"\" one\"", "the first column is 'Costume'")]
    public void Other_columns_are_refused_and_all_of_them_named(string header, string said)
    {
        var refused = Assert.Throws<InputException>(() => Read(header + "\n"));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_cell_is_missing_and_0_is_a_value()
    {
        var matrix = Read("id,Costume,Smoking (label),Smoking (moderation),\"a, \"\"quoted\"\" one\"\na,0,,1.5,\nb,,,,\n");
        Assert.Equal(["a", "b"], matrix.Rows.Select(row => row.Id));
        Assert.Equal([0, 2, 2], matrix.Starts.ToArray());
        Assert.Equal([0f, 1.5f], matrix.Values.ToArray());
        Assert.Equal("0,,1.5,\n,,,\n", Text(matrix));
    }

    [Fact]
    public void All_faults_of_a_file_are_told_together()
    {
        var refused = Assert.Throws<InputException>(() => Read(
            "id,Costume,Smoking (label),Smoking (moderation),\"a, \"\"quoted\"\" one\"\na,x,,,\na,1,,,inf\n,1,,,\n"));
        Assert.Equal([2, 3, 3, 4], refused.Faults.Select(fault => fault.Line));
    }

    [Property]
    public Property Any_other_order_of_the_columns_is_refused() => Prop.ForAll(
        Gen.Shuffle(s_list.Titles.ToArray()).ToArbitrary(),
        order => order.SequenceEqual(s_list.Titles)
            == ColumnComparison.Compare(["id", .. order], s_list.Titles, "x") is null);

    [Fact]
    public void The_list_reads_back_and_a_damaged_one_is_refused()
    {
        var read = FeatureList.Parse(s_list.ToJson(), "x");
        Assert.Equal(s_list.ToJson(), read.ToJson());
        var other = Encoding.UTF8.GetString(s_list.ToJson()).Replace("Costume", "Castume", StringComparison.Ordinal);
        Assert.Contains(
            "digest", Assert.Throws<InputException>(() => FeatureList.Parse(Encoding.UTF8.GetBytes(other), "x")).Message,
            StringComparison.Ordinal);
    }

    [Property]
    public Property Any_bytes_are_a_list_or_refused() => Prop.ForAll<byte[]>(bytes =>
    {
        try
        {
            FeatureList.Parse(bytes, "x");
            return true;
        }
        catch (InputException)
        {
            return true;
        }
    });

    [Property]
    public Property Payloads_have_all_rows_in_their_order_and_are_no_larger_than_allowed(PositiveInt rows, PositiveInt size)
    {
        var matrix = ServedAccount.Rows(rows.Get % 200);
        var payloads = PayloadWriter.Payloads(matrix, size.Get * 10).ToList();
        return (Text(matrix) == string.Concat(payloads.Select(one => Encoding.UTF8.GetString(one.Bytes.Span)))
            && payloads.Sum(one => one.Rows) == matrix.Rows.Count
            && payloads.TrueForAll(one => one.Bytes.Length <= size.Get * 10 || one.Rows == 1)).ToProperty();
    }

    [Theory]
    [InlineData("0.25\n0.5\n")]
    [InlineData("0.25,0.5")]
    [InlineData("0.25\r\n0.5")]
    public void Answers_of_all_containers_are_read(string answer) =>
        Assert.Equal([0.25, 0.5], PredictionAnswer.Parse(Encoding.UTF8.GetBytes(answer), 2, "binary:logistic"));

    [Theory]
    [InlineData("0.25")]
    [InlineData("0.25\n0.5\n0.75")]
    [InlineData("0.25\nnan")]
    [InlineData("0.25\n1.5")]
    [InlineData("<html>")]
    public void Another_number_of_answers_or_no_probability_is_refused(string answer) =>
        Assert.Throws<InputException>(() => PredictionAnswer.Parse(Encoding.UTF8.GetBytes(answer), 2, "binary:logistic"));

    [Fact]
    public void A_margin_becomes_a_probability() =>
        Assert.Equal([0.5], PredictionAnswer.Parse("0"u8, 1, "binary:logitraw"));

    [Fact]
    public void Predictions_of_two_engines_are_compared_row_by_row()
    {
        PredictedRow[] left = [new("a", 0.4), new("b", 0.6)], right = [new("a", 0.4), new("b", 0.45)];
        Assert.Equal(
            "2 rows: 1 the same to the last bit, 1 not; the largest difference is 0.15 (b); 1 decided otherwise: b.",
            PredictedRows.Compare(left, right, 0.5).Line);
        Assert.Equal("2 rows, all the same to the last bit.", PredictedRows.Compare(left, left, 0.5).Line);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private FeatureMatrix Read(string csv)
    {
        var path = Path.Combine(_folder.FullName, "input.csv");
        File.WriteAllText(path, csv);
        return PredictionInput.Read(path, "input.csv", s_list);
    }

    private static string Text(FeatureMatrix matrix) => string.Concat(
        PayloadWriter.Payloads(matrix, int.MaxValue).Select(one => Encoding.UTF8.GetString(one.Bytes.Span)));
}
