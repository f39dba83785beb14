using System.Diagnostics;
using Amazon.Rekognition.Model;
using Kayfabe.Aws.Http;
using Kayfabe.ScriptedAws.Server;

namespace Kayfabe.Aws.Tests.Http;

/// <summary>How many requests are sent in a time.</summary>
public sealed class PaceLaws
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void The_first_second_has_fewer_turns_than_a_later_one()
    {
        var bucket = new TokenBucket(100, _clock);
        var first = TurnsIn(bucket, TimeSpan.FromSeconds(1));
        TurnsIn(bucket, TimeSpan.FromSeconds(5));
        Assert.InRange(first, 20, 32);
        Assert.InRange(TurnsIn(bucket, TimeSpan.FromSeconds(1)), 98, 106);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(50)]
    [InlineData(1000)]
    public void In_a_long_time_there_are_as_many_turns_as_the_rate_has(double perSecond)
    {
        var bucket = new TokenBucket(perSecond, _clock);
        TurnsIn(bucket, TimeSpan.FromSeconds(10));
        var turns = TurnsIn(bucket, TimeSpan.FromSeconds(100));
        Assert.InRange(turns / (100 * perSecond), 0.97, 1.03);
    }

    [Fact]
    public void A_pause_is_not_made_up_for_by_a_burst()
    {
        var bucket = new TokenBucket(100, _clock);
        TurnsIn(bucket, TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.InRange(TurnsIn(bucket, TimeSpan.FromSeconds(1)), 98, 112);
    }

    [Fact]
    public void Turns_that_are_still_to_come_are_in_order()
    {
        var bucket = new TokenBucket(10, _clock);
        var waits = Enumerable.Range(0, 20).Select(_ => bucket.Take()).ToArray();
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(TimeSpan.Zero, waits[0]);
    }

    [Fact]
    public void A_service_that_takes_less_is_asked_for_little_more_than_it_takes()
    {
        var bucket = new TokenBucket(100, _clock);
        var (sent, throttled) = AskOne(bucket, limit: 10, seconds: 60);
        Assert.InRange(sent, 10 * 60, 25 * 60);
        Assert.InRange(bucket.Rate, 9, 22);
        Assert.True(throttled < sent * 0.6);
    }

    [Fact]
    public void When_the_service_takes_more_again_the_rate_comes_back()
    {
        var bucket = new TokenBucket(100, _clock);
        AskOne(bucket, limit: 10, seconds: 30);
        TurnsIn(bucket, TimeSpan.FromSeconds(8));
        Assert.Equal(100, bucket.Rate);
    }

    [Fact]
    public void Throttling_without_end_leaves_a_least_rate()
    {
        var bucket = new TokenBucket(100, _clock);
        AskOne(bucket, limit: 0, seconds: 60);
        Assert.InRange(bucket.Rate, 2, 10);
    }

    [Fact]
    public async Task Each_operation_has_turns_of_its_own()
    {
        var pace = new RequestPace(1, _clock);
        await pace.Wait("RekognitionService.A", default);
        await pace.Wait("RekognitionService.B", default); // Would wait for ever, were it the same bucket.
    }

    [Fact]
    public async Task A_thousand_requests_a_second_are_kept_up_against_a_server()
    {
        using var server = new ScriptedServer([new StubRekognition()]);
        using var clients = TestClients.Of(server.Url, pace: new RequestPace(1000));
        var ended = TimeSpan.FromSeconds(12);
        var clock = Stopwatch.StartNew();
        var (late, heap) = (0, 0L);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            while (clock.Elapsed < ended)
            {
                await clients.Rekognition.DetectLabelsAsync(
                    new DetectLabelsRequest { Image = new Image { Bytes = new MemoryStream(new byte[1000]) } });
                // After the rate has come up.
                if (clock.Elapsed > TimeSpan.FromSeconds(6) && clock.Elapsed < ended)
                    Interlocked.Increment(ref late);
            }
            heap = GC.GetTotalMemory(forceFullCollection: false);
        }));
        TestContext.Current.SendDiagnosticMessage($"{late / 6.0:0} requests a second, {heap >> 20} MB");
        Assert.InRange(late / 6.0, 300, 1060);
    }

    // Somebody who is always there takes turns until a time is over.
    private int TurnsIn(TokenBucket bucket, TimeSpan time)
    {
        var turns = 0;
        for (var left = time; left > TimeSpan.Zero; turns++)
        {
            var wait = bucket.Take();
            _clock.Advance(wait);
            left -= wait;
        }
        return turns;
    }

    // Takes turns of a service that throttles what is above a limit in each second.
    private (int Sent, int Throttled) AskOne(TokenBucket bucket, int limit, int seconds)
    {
        var (sent, throttled, inSecond) = (0, 0, 0);
        for (var at = TimeSpan.Zero; at < TimeSpan.FromSeconds(seconds); sent++)
        {
            var wait = bucket.Take();
            _clock.Advance(wait);
            if ((int)(at + wait).TotalSeconds != (int)at.TotalSeconds)
                inSecond = 0;
            at += wait;
            if (++inSecond > limit)
            {
                throttled++;
                bucket.Throttled();
            }
        }
        return (sent, throttled);
    }
}
