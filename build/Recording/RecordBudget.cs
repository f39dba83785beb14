using System.Globalization;
using Kayfabe.Aws.Costs;
using Kayfabe.Build.Fetching;
using Kayfabe.Build.Sharing;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Build.Recording;

/// <summary>What recording costs in a region, and how many requests a limit allows.</summary>
[OutsideFingerprint("It makes inputs of stages, which are in their keys.")]
internal sealed class RecordBudget(PriceList prices, string region)
{
    /// <summary>What the plan costs if every request is answered at once.</summary>
    /// <param name="plan">What is asked.</param>
    /// <param name="large">The pictures that go through S3.</param>
    /// <param name="perSecond">Requests a second to each operation.</param>
    /// <param name="most">The requests that the limit allows; null for no limit.</param>
    /// <param name="earlier">The requests of interrupted runs.</param>
    public CostEstimate Estimate(RecordingPlan plan, int large, double perSecond, long? most, long earlier)
    {
        var (lines, before) = (new List<CostLine>(), (decimal)earlier);
        foreach (var (request, count) in plan.Counts.Where(count => count.Count > 0))
        {
            lines.Add(prices.Line(
                $"{request.Operation} of {TransferText.Count(count, "picture")}",
                PricedItem.RekognitionImage, region, count, before));
            before += count;
        }
        if (large > 0)
        {
            lines.Add(prices.Line(
                string.Create(CultureInfo.InvariantCulture, $"{large:N0} pictures above 5 MB, sent through S3"),
                PricedItem.StorageWrite, region, large));
        }
        var notes = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture,
                $"At {perSecond:0.##} requests a second to each operation about "
                + $"{FetchPace.Duration(TimeSpan.FromSeconds(plan.Counts.Max(count => count.Count) / perSecond))}."),
            "Requests that are lost or repeated cost as much as others.",
        };
        if (most is { } limit)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"--max-cost allows {limit:N0} requests; it stops before one more is sent."));
        }
        if (earlier > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"An interrupted run sent {earlier:N0} requests ({Cost(earlier)}); they count toward --max-cost."));
        }
        return new CostEstimate(
            $"ask Rekognition about {TransferText.Count(plan.PicturesToAsk, "picture")}",
            lines, prices.File)
        {
            Notes = notes,
        };
    }

    /// <summary>What requests cost, in words.</summary>
    public string Cost(long requests) =>
        prices.Line("", PricedItem.RekognitionImage, region, requests).Amount is { } amount
            ? $"about {amount}" : $"at a price that {prices.File} does not have";

    /// <summary>The most requests that cost no more than a limit; null without a limit.</summary>
    /// <param name="limit">Dollars; null for no limit.</param>
    /// <param name="writes">Writes to S3 at most, which are paid for from the same limit.</param>
    /// <exception cref="InputException">The price is not known, or not one request is allowed.</exception>
    public long? MostRequests(decimal? limit, long writes)
    {
        if (limit is not { } dollars)
            return null;
        var price = prices.Find(PricedItem.RekognitionImage, region) ?? throw Unknown(PricedItem.RekognitionImage);
        var left = dollars;
        if (writes > 0)
        {
            left -= (prices.Find(PricedItem.StorageWrite, region) ?? throw Unknown(PricedItem.StorageWrite))
                .Of(writes).Dollars;
        }
        var (low, high) = (0L, 10_000_000_000L);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (price.Of(middle).Dollars <= left)
                low = middle;
            else
                high = middle - 1;
        }
        return low > 0 ? low : throw new InputException(new Fault(
            string.Create(CultureInfo.InvariantCulture, $"--max-cost={dollars} does not allow one request"),
            $"A request costs {price.Of(1)}."));
    }

    private InputException Unknown(PricedItem item) => new(new Fault(
        $"the price of {item.Name} in {region} is not known, so that --max-cost cannot be kept to",
        $"Nothing was spent. Add the price to {prices.File}, or leave --max-cost out."));
}
