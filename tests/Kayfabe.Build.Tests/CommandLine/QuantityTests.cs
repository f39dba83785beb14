using Kayfabe.Build.CommandLine;

namespace Kayfabe.Build.Tests.CommandLine;

/// <summary>Sizes and times of the command line.</summary>
public sealed class QuantityTests
{
    [Theory]
    [InlineData("10GB", 10_000_000_000)]
    [InlineData("1.5TB", 1_500_000_000_000)]
    [InlineData("500mb", 500_000_000)]
    [InlineData("1kB", 1000)]
    [InlineData("12B", 12)]
    [InlineData("0B", 0)]
    public void A_size_is_a_number_and_a_unit(string text, long bytes) => Assert.Equal(bytes, Quantity.ParseSize(text));

    [Theory]
    [InlineData("30d", 30 * 24)]
    [InlineData("12h", 12)]
    [InlineData("2w", 14 * 24)]
    [InlineData("0.5d", 12)]
    public void A_time_is_a_number_and_a_unit(string text, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Quantity.ParseTime(text));

    [Theory]
    [InlineData("90m", 90)]
    [InlineData("15min", 15)]
    [InlineData("2h", 120)]
    [InlineData("1d", 24 * 60)]
    public void A_short_time_may_be_of_minutes(string text, double minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Quantity.ParseShortTime(text));

    [Theory]
    [InlineData("10")]
    [InlineData("GB")]
    [InlineData("-1GB")]
    [InlineData("1,5GB")]
    [InlineData("99999999999TB")]
    [InlineData("d")]
    [InlineData("3m")]
    [InlineData("1e9d")]
    public void Anything_else_is_neither(string text)
    {
        Assert.Null(Quantity.ParseSize(text));
        Assert.Null(Quantity.ParseTime(text));
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1 kB")]
    [InlineData(5_400_000, "5.4 MB")]
    [InlineData(3_000_000_000_000, "3 TB")]
    public void A_size_is_shown_in_the_unit_that_suits_it(long bytes, string text) =>
        Assert.Equal(text, Quantity.Show(bytes));
}
