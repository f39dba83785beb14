using Kayfabe.Settings;
using Kayfabe.Study.Import;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Tests.Import;

public class PublishedMatrixTests
{
    private const string ThreeRows =
        "7,100,2019,12,14,1,0.0,,0\n" +
        "9,100,2019,12,14,0,1.0,0.5,1\n" +
        "12,,,,,1,,,0\n";

    private static readonly ImportSettings _settings = new()
    {
        Matrix = new()
        {
            File = "m.csv",
            Address = "https://example.org/m.csv",
            Bytes = 1,
            Sha256 = new string('0', 64),
        },
        Outcome = 5,
        Complement = 8,
        Columns =
        [
            new() { First = 7, Names = ["weapons"], Kind = FeatureKind.Moderation },
            new() { First = 1, Names = ["likes", "year", "month", "day"], Kind = FeatureKind.Metadata },
            new() { First = 6 },
        ],
        Post = ["likes", "day"],
        Published = new() { Year = "year", Month = "month", Day = "day" },
    };

    [Fact]
    public void Columns_stand_in_the_order_of_the_file_without_outcome_and_complement()
    {
        var matrix = Read(ThreeRows);
        Assert.Equal(
            [
                new("likes", FeatureKind.Metadata), new("year", FeatureKind.Metadata),
                new("month", FeatureKind.Metadata), new("day", FeatureKind.Metadata),
                new("detection_006", FeatureKind.Detection), new("weapons", FeatureKind.Moderation),
            ],
            matrix.Features);
    }

    [Fact]
    public void A_zero_is_stored_and_a_blank_is_not()
    {
        var matrix = Read(ThreeRows);
        Assert.Equal([0, 5, 11, 11], matrix.Starts.ToArray());
        Assert.Equal([0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 5], matrix.Columns.ToArray());
        Assert.Equal([100, 2019, 12, 14, 0, 100, 2019, 12, 14, 1, 0.5f], matrix.Values.ToArray());
    }

    [Fact]
    public void Rows_have_the_id_post_outcome_and_day_of_their_line()
    {
        var day = new DateOnly(2019, 12, 14);
        Assert.Equal(
            [new("7", "100|14", true, day), new("9", "100|14", false, day), new("12", "12", true, null)],
            Read(ThreeRows).Rows);
    }

    [Fact]
    public void Without_an_index_rows_are_numbered_from_0()
    {
        var matrix = Read("1,0.5\n0,0.25\n", _settings with
        {
            Index = false,
            Outcome = 1,
            Complement = null,
            Columns = [new() { First = 2 }],
            Post = [],
            Published = null,
        });
        Assert.Equal([new("0", "0", true, null), new("1", "1", false, null)], matrix.Rows);
        Assert.Equal([0.5f, 0.25f], matrix.Values.ToArray());
    }

    [Fact]
    public void Numbers_go_through_double_precision_as_they_do_in_pandas()
    {
        // numpy.float32(numpy.float64(1.00000005960464477540)) is 1; straight to single precision it is 1 + 2^-23.
        var matrix = Read(ThreeRows.Replace("0.5", "1.00000005960464477540", StringComparison.Ordinal));
        Assert.Equal(1f, matrix.Values[^1]);
    }

    [Theory]
    [InlineData("0.5", "half", "m.csv(2,8): weapons is 'half', not a number.")]
    [InlineData("0.5", "NaN", "m.csv(2,8): weapons is 'NaN', not a number.")]
    [InlineData("0.5", "1e39", "m.csv(2,8): weapons is '1e39', not a number.")]
    [InlineData("0.5", "\u0661", "m.csv(2,8): weapons is '\u0661', not a number.")]
    [InlineData("9,100,", "9,", "m.csv(2,9): the row has 8 fields, the first row 9.")]
    [InlineData("9,100,", "9,100,1,", "m.csv(2,10): the row has 10 fields, the first row 9.")]
    [InlineData("9,100", "7,100", "m.csv(2,1): there is a row '7' above.")]
    [InlineData("9,100", " ,100", "m.csv(2,1): the row has no id.")]
    [InlineData("14,0,1.0,0.5,1", "14,2,1.0,0.5,1", "m.csv(2,6): the outcome is '2', neither 0 nor 1.")]
    [InlineData("14,0,1.0,0.5,1", "14,,1.0,0.5,1", "m.csv(2,6): the outcome is '', neither 0 nor 1.")]
    [InlineData("0.5,1\n", "0.5,0\n", "m.csv(2,9): '0' is not 1 - 0, the outcome.")]
    [InlineData("14,0,1.0,0.5,1", "14,1,1.0,0.5,0", "m.csv: the outcome is 1 in all of the 3 rows.")]
    [InlineData(ThreeRows, "", "m.csv: the matrix has no rows.")]
    public void Bad_input_is_refused_with_its_place(string written, string damaged, string expected)
    {
        var thrown = Assert.Throws<InputException>(
            () => Read(ThreeRows.Replace(written, damaged, StringComparison.Ordinal)));
        Assert.StartsWith(expected, Assert.Single(thrown.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_together_but_not_more_than_fit_on_a_screen()
    {
        var lines = Enumerable.Range(0, 50).Select(i => $"{i},x,2019,12,14,1,0,0,0\n");
        var thrown = Assert.Throws<InputException>(() => Read(string.Concat(lines)));
        Assert.InRange(thrown.Faults.Count, 10, 25);
        Assert.Contains("and 40 more", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_encoding_is_refused_with_the_line()
    {
        using var folder = new TempFolder();
        byte[] latin1 = [.. "7,100,2019,12,14,1,0.0,,0\n9,"u8, 0xE9, .. ",2019,12,14,1,0.0,,0\n"u8];
        File.WriteAllBytes(folder.File("m.csv"), latin1);
        var thrown = Assert.Throws<InputException>(() => PublishedMatrix.Read(folder.File("m.csv"), _settings));
        Assert.StartsWith("m.csv(2): this line is not UTF-8", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, "import.columns[1]: there is no column 9 in m.csv.")]
    [InlineData(5, "import.columns[1]: column 5 is used by import.outcome too.")]
    [InlineData(int.MaxValue, "import.columns[1]: there is no column 2147483647 in m.csv.")]
    public void A_column_that_the_file_lacks_or_that_has_two_uses_is_refused(int column, string expected) =>
        AssertSettingsFault(
            expected, _settings with { Columns = [new() { First = 1, Last = 4 }, new() { First = column }] });

    [Fact]
    public void A_column_without_a_use_is_refused() => AssertSettingsFault(
        "import.columns: 2 of the 8 columns of m.csv have no use, column 6 first.",
        _settings with { Columns = [_settings.Columns[1]] });

    [Fact]
    public void A_name_that_is_there_twice_is_refused() => AssertSettingsFault(
        "import.columns: 2 columns are named 'likes'.",
        _settings with { Columns = [_settings.Columns[1], new() { First = 6, Names = ["likes", "weapons"] }] });

    [Fact]
    public void A_range_that_does_not_fit_to_its_names_is_refused() => AssertSettingsFault(
        "import.columns[0]: columns 1 to 3 do not fit to its 1 names.",
        _settings with { Columns = [new() { First = 1, Last = 3, Names = ["a"] }] });

    [Fact]
    public void A_post_key_or_day_of_unknown_columns_is_refused() => AssertSettingsFault(
        "import.post: no column is named 'shares'.", _settings with { Post = ["likes", "shares"] });

    private static void AssertSettingsFault(string expected, ImportSettings settings)
    {
        var thrown = Assert.Throws<InputException>(() => Read(ThreeRows, settings));
        Assert.StartsWith(expected, thrown.Faults[0].ToString(), StringComparison.Ordinal);
    }

    private static FeatureMatrix Read(string text, ImportSettings? settings = null)
    {
        using var folder = new TempFolder();
        return PublishedMatrix.Read(folder.Write("m.csv", text), settings ?? _settings);
    }
}
