using Kayfabe.Settings;
using Kayfabe.Study.Import;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Tests.Import;

/// <summary>What is filled in a published matrix and cannot be understood.</summary>
public sealed class PublishedHeaderTests
{
    private static readonly ImportSettings s_settings = new()
    {
        Matrix = new() { File = "m.csv", Address = "https://example.org/m.csv", Bytes = 1, Sha256 = new string('0', 64) },
        Outcome = 4,
        Columns = [new() { First = 1, Names = ["year", "month", "day"], Kind = FeatureKind.Metadata }, new() { First = 5 }],
        Published = new() { Year = "year", Month = "month", Day = "day" },
    };

    [Theory]
    [InlineData(",year,month,day,kayfabe,f0")]
    [InlineData("id,year,month,day,kayfabe,f0")]
    [InlineData("\"\",\"year\",\"month\",\"day\",\"kayfabe\",\"f0\"")]
    public void A_header_is_one_fault_that_says_so(string header)
    {
        var fault = Fault(header + "\n0,2019,12,14,1,\n1,2019,12,15,0,1\n");

        Assert.StartsWith("the first line is a header", fault.Problem, StringComparison.Ordinal);
        Assert.StartsWith("Remove the line", fault.Remedy, StringComparison.Ordinal);
        Assert.Equal(("m.csv", 1), (fault.File, fault.Line));
    }

    [Theory]
    [InlineData("2019,13,14")]
    [InlineData("2019,2,30")]
    [InlineData("2019,,")]
    [InlineData("19,12,14")]
    [InlineData("14,12,2019")]
    public void A_day_that_is_filled_and_is_none_is_a_fault(string day)
    {
        var fault = Fault($"0,2019,12,14,1,\n1,{day},0,1\n");

        Assert.EndsWith("which is no day", fault.Problem, StringComparison.Ordinal);
        Assert.Equal((2, 2), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData(",,")]
    [InlineData("0,0,0")]
    [InlineData("0.0,0.0,0.0")]
    public void A_day_that_is_blank_or_zero_is_not_known(string day) =>
        Assert.Null(Read($"0,2019,12,14,1,\n1,{day},0,1\n").Rows[1].Published);

    private static Fault Fault(string text) => Assert.Single(Assert.Throws<InputException>(() => Read(text)).Faults);

    private static FeatureMatrix Read(string text)
    {
        using var folder = new TempFolder();
        folder.Write("m.csv", text);
        return PublishedMatrix.Read(folder.File("m.csv"), s_settings);
    }
}
