using System.Net;
using Kayfabe.Aws.Http;

namespace Kayfabe.Aws.Tests.Http;

/// <summary>How long a request waits before it is sent again.</summary>
public sealed class BackOffLaws
{
    [Fact]
    public void A_wait_grows_and_is_never_below_the_floor_nor_above_the_ceiling()
    {
        var backOff = BackOff.Default;
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            var whole = Math.Min(20, 0.1 * Math.Pow(2, attempt));
            for (var i = 0; i < 200; i++)
                Assert.InRange(backOff.After(attempt, null).TotalSeconds, Math.Max(0.1, whole / 2), whole);
        }
    }

    [Fact]
    public void Two_clients_do_not_wait_equally_long() =>
        Assert.InRange(Enumerable.Range(0, 100).Select(_ => BackOff.Default.After(5, null)).Distinct().Count(), 90, 100);

    [Theory]
    [InlineData(30, 30)]
    [InlineData(3600, 60)]
    public void A_service_may_ask_for_more_up_to_a_minute(int asked, int waited) =>
        Assert.Equal(waited, BackOff.Default.After(1, TimeSpan.FromSeconds(asked)).TotalSeconds);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_service_that_asks_for_nothing_does_not_lower_the_floor(int asked) =>
        Assert.InRange(BackOff.Default.After(1, TimeSpan.FromSeconds(asked)).TotalSeconds, 0.1, 0.2);

    [Theory]
    [InlineData("30", 30.0)]
    [InlineData("Sun, 01 Nov 2026 00:00:45 GMT", 45.0)]
    [InlineData("Sat, 31 Oct 2026 23:59:00 GMT", -60.0)]
    [InlineData("soon", null)]
    [InlineData("1.5", null)]
    [InlineData("99999999999999999999", null)]
    public void What_Retry_After_says_is_seconds_or_a_time(string text, double? seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        Assert.True(response.Headers.TryAddWithoutValidation("Retry-After", text));
        Assert.Equal(seconds, BackOff.AskedBy(response, new ManualClock())?.TotalSeconds);
    }
}
