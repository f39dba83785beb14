using System.Globalization;

namespace Kayfabe.Aws.Costs;

/// <summary>
/// What the paid targets would cost, before anything is asked of a service. What cannot be known before is assumed,
/// and said.
/// </summary>
/// <param name="prices">The prices.</param>
/// <param name="region">The region.</param>
public sealed class ExpectedCosts(PriceList prices, string region)
{
    /// <summary>The minutes that a job is assumed to run: of a small study it mostly starts and ends.</summary>
    public const int JobMinutes = 10;

    /// <summary>The requests that are assumed for a day of a serverless endpoint.</summary>
    public const int DayRequests = 1000;

    private const decimal RequestSeconds = 0.1m, RequestGigabytes = 0.00001m, MegabytesInGigabyte = 1024, DayHours = 24;

    /// <summary>Asks Rekognition about pictures.</summary>
    /// <param name="requests">The operations with the number of their requests.</param>
    public CostEstimate Record(IReadOnlyList<(string Operation, long Requests)> requests)
    {
        var lines = new List<CostLine>();
        var before = 0m;
        foreach (var (operation, count) in requests)
        {
            // The tiers count all of these operations together.
            lines.Add(prices.Line(operation, PricedItem.RekognitionImage, region, count, before));
            before += count;
        }
        return Of(
            $"ask Rekognition {Number(before)} times", lines,
            "A request that is repeated, because its answer was lost, is paid for again.");
    }

    /// <summary>A training job.</summary>
    /// <param name="instanceType">The type of its instances.</param>
    /// <param name="instances">How many.</param>
    /// <param name="mostSeconds">The longest time that it may run.</param>
    /// <param name="isSpot">Whether the instances are spare ones.</param>
    public CostEstimate Train(string instanceType, int instances, int mostSeconds, bool isSpot)
    {
        var item = PricedItem.Training(instanceType);
        var (assumed, most) = (decimal.Min(JobMinutes / 60m, mostSeconds / 3600m), mostSeconds / 3600m);
        var longest = prices.Line("", item, region, most * instances);
        var notes = new List<string>
        {
            $"{Number(assumed * 60)} minutes are assumed; the job is billed by the second. "
            + $"At {mostSeconds} seconds, the longest time, it is stopped"
            + $"{(longest.Amount is { } amount ? $": {amount} at most" : "")}.",
        };
        if (isSpot)
            notes.Add("The price is without the discount of spot instances: one that is taken away starts from zero.");
        return Of(
            $"train a model on {Instances(instances, instanceType)}",
            [prices.Line($"training, {Instances(instances, instanceType)}", item, region, assumed * instances)],
            [.. notes]);
    }

    /// <summary>A day of a serverless endpoint.</summary>
    /// <param name="megabytes">Its memory.</param>
    public CostEstimate ServerlessDay(int megabytes) => Of(
        $"answer {Number(DayRequests)} requests of a day on a serverless endpoint",
        [
            prices.Line(
                FormattableString.Invariant($"work, {megabytes} MB of memory"), PricedItem.ServerlessCompute, region,
                DayRequests * RequestSeconds * megabytes / MegabytesInGigabyte),
            prices.Line("data", PricedItem.ServerlessData, region, DayRequests * RequestGigabytes),
        ],
        "0.1 seconds and 10 kB a request are assumed. A day on which nobody asks costs nothing.");

    /// <summary>A day of an endpoint on an instance of its own.</summary>
    /// <param name="instanceType">The type of the instance.</param>
    public CostEstimate RealtimeDay(string instanceType) => Of(
        $"keep a real-time endpoint for a day on {Instances(1, instanceType)}",
        [
            prices.Line($"endpoint, {Instances(1, instanceType)}", PricedItem.Hosting(instanceType), region, DayHours),
            prices.Line("schedule that ends it", PricedItem.ScheduledCall, region, 1),
        ],
        "It is billed until it is deleted, asked or not.");

    /// <summary>A batch transform job.</summary>
    /// <param name="instanceType">The type of its instance.</param>
    public CostEstimate Batch(string instanceType) => Of(
        $"predict a file as a batch on {Instances(1, instanceType)}",
        [
            prices.Line(
                $"batch transform, {Instances(1, instanceType)}", PricedItem.Transform(instanceType), region,
                JobMinutes / 60m),
        ],
        $"{JobMinutes} minutes are assumed; the job is billed by the second.");

    private CostEstimate Of(string what, IReadOnlyList<CostLine> lines, params IReadOnlyList<string> notes) =>
        new(what, lines, prices.File) { Notes = notes };

    private static string Instances(int count, string type) => $"{Number(count)} {type}";

    private static string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
