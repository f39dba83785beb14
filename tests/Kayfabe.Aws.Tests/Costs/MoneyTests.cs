using System.Globalization;
using FsCheck.Xunit;
using Kayfabe.Aws.Costs;

namespace Kayfabe.Aws.Tests.Costs;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", "$0.00")]
    [InlineData("4.5", "$4.50")]
    [InlineData("1234.567", "$1,234.57")]
    [InlineData("0.01", "$0.01")]
    [InlineData("0.009", "$0.009")]
    [InlineData("0.00023", "$0.00023")]
    [InlineData("0.0000004", "$0.0000004")]
    [InlineData("-2.5", "-$2.50")]
    public void An_amount_is_shown_in_dollars_and_never_as_nothing_where_it_is_something(string dollars, string text) =>
        Assert.Equal(text, new Money(decimal.Parse(dollars, CultureInfo.InvariantCulture)).ToString());

    [Fact]
    public void A_price_is_shown_with_all_its_digits() => Assert.Equal("$0.115", new Money(0.115m).Exact());

    [Property]
    public void What_is_more_than_nothing_is_never_shown_as_nothing(ushort millionths)
    {
        if (millionths > 0)
            Assert.Matches("[1-9]", new Money(millionths / 1_000_000m).ToString());
    }
}
