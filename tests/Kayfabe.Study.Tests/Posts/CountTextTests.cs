using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using Kayfabe.Study.Posts;

namespace Kayfabe.Study.Tests.Posts;

public sealed class CountTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("46171", 46171)]
    [InlineData("46171.0", 46171)]
    [InlineData("1,234", 1234)]
    [InlineData("12,345,678", 12345678)]
    [InlineData("1 234", 1234)]
    [InlineData("1\u00A0234", 1234)]
    [InlineData("1\u202F234\u202F567", 1234567)]
    [InlineData("1'234", 1234)]
    [InlineData("1.234.567", 1234567)]
    public void A_count_is_read(string text, long count)
    {
        Assert.True(CountText.TryRead(text, out var read));
        Assert.Equal(count, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("-1.0")]
    public void Empty_and_hidden_counts_are_not_known(string text)
    {
        Assert.True(CountText.TryRead(text, out var read));
        Assert.Null(read);
    }

    [Theory]
    [InlineData("12.5K")]
    [InlineData("1.2E+04")]
    [InlineData("12 k")]
    [InlineData("1.234")]
    [InlineData("1,23")]
    [InlineData("1,2345")]
    [InlineData("1234,567")]
    [InlineData("1,234.5")]
    [InlineData("1,234 567")]
    [InlineData("-5")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999")]
    [InlineData("many")]
    public void What_is_no_exact_count_is_not_read(string text)
    {
        Assert.False(CountText.TryRead(text, out var read));
        Assert.Null(read);
    }

    [Property]
    public void No_text_ends_in_an_exception_and_no_count_is_negative(string? text) =>
        Assert.False(CountText.TryRead(text ?? "", out var count) && count < 0);

    [Property]
    public void Every_count_is_read_back_plain_and_in_groups(NonNegativeInt number)
    {
        string[] texts =
        [
            number.Get.ToString(CultureInfo.InvariantCulture),
            number.Get.ToString("N0", CultureInfo.InvariantCulture),
            number.Get.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202F'),
            $"{number.Get.ToString(CultureInfo.InvariantCulture)}.0",
        ];
        Assert.All(texts, text => Assert.True(CountText.TryRead(text, out var count) && count == number.Get, text));
    }
}
