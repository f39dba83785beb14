using System.Globalization;
using FsCheck.Xunit;
using Kayfabe.Study.Fetching;

namespace Kayfabe.Study.Tests.Fetching;

public sealed class AddressExpiryTests
{
    [Theory]
    [InlineData("https://s.cdn.example/v/1_n.jpg?_nc_ht=s&oh=00_Af&oe=6131D984&_nc_sid=7", "2021-09-03T08:15:00Z")]
    [InlineData("https://s.cdn.example/v/1_n.jpg?oe=6131d984", "2021-09-03T08:15:00Z")]
    [InlineData("https://s.cdn.example/vp/0123456789abcdef0123456789abcdef/5E9F8C7B/t51.2885-15/e35/1_n.jpg?x=1",
        "2020-04-22T00:14:51Z")]
    [InlineData("https://s.cdn.example/v/1_n.jpg", null)]
    [InlineData("https://s.cdn.example/v/1_n.jpg?oe=", null)]
    [InlineData("https://s.cdn.example/v/1_n.jpg?oe=tomorrow", null)]
    [InlineData("https://s.cdn.example/v/1_n.jpg?oe=0", null)]
    [InlineData("https://s.cdn.example/v/1_n.jpg?oe=131D984", null)]
    [InlineData("https://s.cdn.example/v/1_n.jpg?oe=16131D9840", null)]
    [InlineData("https://s.cdn.example/v/1_n.jpg?shoe=6131D984", null)]
    [InlineData("https://s.cdn.example/vp/short/5E9F8C7B/1_n.jpg", null)]
    [InlineData("https://s.cdn.example/vp/0123456789abcdef0123456789abcdef", null)]
    public void An_address_tells_when_it_stops_working(string address, string? time) => Assert.Equal(
        time is null ? null : DateTimeOffset.Parse(time, CultureInfo.InvariantCulture),
        AddressExpiry.Of(new Uri(address)));

    [Property]
    public void Every_time_of_32_bits_is_read(uint seconds) => Assert.Equal(
        DateTimeOffset.FromUnixTimeSeconds(seconds),
        AddressExpiry.Of(new Uri(FormattableString.Invariant($"https://a.example/1.jpg?a=b&oe={seconds:X8}"))));
}
