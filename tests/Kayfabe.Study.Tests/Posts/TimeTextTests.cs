using System.Globalization;
using FsCheck.Xunit;
using Kayfabe.Study.Posts;

namespace Kayfabe.Study.Tests.Posts;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("2019-12-14T16:05:52.000Z", "16:05:52")]
    [InlineData("2019-12-14 16:05:52", "16:05:52")]
    [InlineData("2019-12-14T16:05Z", "16:05:00")]
    [InlineData("2019-12-14 16:05", "16:05:00")]
    [InlineData("2019-12-14T17:05:52+01:00", "16:05:52")]
    [InlineData("2019-12-14T17:05:52+0100", "16:05:52")]
    [InlineData("2019-12-14 17:05:52 +01", "16:05:52")]
    [InlineData("2019-12-14 11:05 -0500", "16:05:00")]
    [InlineData("2019-12-14 16:05:52 UTC", "16:05:52")]
    [InlineData("2019-12-14T16:05:52GMT", "16:05:52")]
    public void A_time_that_can_be_read_in_one_way_is_read_as_UTC(string text, string time) => Assert.Equal(
        DateTime.Parse($"2019-12-14T{time}Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
        TimeText.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("14/12/2019 16:05")]
    [InlineData("03/04/2021 07:15")]
    [InlineData("14.12.2019 16:05:52")]
    [InlineData("2019-12-14")]
    [InlineData("2019-12-14 4:05:52 PM")]
    [InlineData("2019-13-14T16:05:52Z")]
    [InlineData("43813.67")]
    [InlineData("1576339552")]
    [InlineData("yesterday")]
    [InlineData("2019-12-14 16:05:52 CET")]
    public void What_may_be_read_in_two_ways_or_none_is_not_read(string text) => Assert.Null(TimeText.Read(text));

    [Property]
    public void No_text_ends_in_an_exception(string? text) => _ = TimeText.Read(text ?? "");

    [Property]
    public void Every_second_is_read_back_in_every_form_and_offset(DateTime moment, int number)
    {
        // Within reach of every offset.
        var second = new DateTime(
            Math.Clamp(moment.Year, 1971, 9000), moment.Month, 1,
            moment.Hour, moment.Minute, moment.Second, DateTimeKind.Utc);
        var local = new DateTimeOffset(second).ToOffset(TimeSpan.FromMinutes(number % (14 * 60)));
        string[] texts =
        [
            second.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            second.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            second.ToString("yyyy-MM-dd HH:mm:ss' UTC'", CultureInfo.InvariantCulture),
            local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            local.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
            local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).Remove(22, 1),
        ];
        Assert.All(texts, text => Assert.Equal(second, TimeText.Read(text)));
    }
}
