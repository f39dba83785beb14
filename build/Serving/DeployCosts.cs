using Kayfabe.Aws.Costs;
using Kayfabe.Build.Paying;
using Kayfabe.Build.Terminal;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Build.Serving;

/// <summary>Asks before an endpoint is made.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal static class DeployCosts
{
    /// <summary>Asks; twice where nothing would end an instance.</summary>
    /// <exception cref="InputException">The user does not agree, or is not there to be asked.</exception>
    public static void Agree(BuildContext context, string region)
    {
        var (prices, serve) = (Prices.Of(context.Paths), context.Settings.Serve);
        var estimate = context.Options.Realtime
            ? Realtime(prices, region, serve, context.Options.TimeToLive())
            : new ExpectedCosts(prices, region).ServerlessDay(serve.Memory);
        if (context.Options.Realtime && context.Options.TimeToLive() is null
            && context.Options is { Yes: true, EndsNever: false })
        {
            throw new InputException(new Fault(
                "nothing would end this instance, and it is billed until somebody removes it",
                "Add --ttl=2h, so that it ends by itself; or say it twice: --yes --ttl=never."));
        }
        if (context.Options.Realtime && context.Options.TimeToLive() is null && context.Options.MaxCost() is not null)
        {
            throw new InputException(new Fault(
                "nothing would end this instance, so that --max-cost cannot be kept to",
                "Nothing was spent. Add --ttl=2h, or leave --max-cost out."));
        }
        Consent.Require(context.Options, estimate);
        if (context.Options.Realtime && context.Options.TimeToLive() is null && !context.Options.Yes
            && !Consent.Ask(
                UserPresence.CanBeAsked ? Console.In : null, Console.Out,
                "Nothing ends it but --target=Teardown, however long you forget it. Really without --ttl?"))
        {
            throw new InputException(new Fault("this was not confirmed", "Nothing was spent. Add --ttl=2h."));
        }
    }

    private static CostEstimate Realtime(PriceList prices, string region, ServeSettings serve, TimeSpan? time) =>
        time is not { } until ? Endless(new ExpectedCosts(prices, region).RealtimeDay(serve.InstanceType))
        : new CostEstimate(
            FormattableString.Invariant($"keep a real-time endpoint for {until.TotalHours:0.##} hours"),
            [
                prices.Line(
                    $"endpoint, 1 {serve.InstanceType}", PricedItem.Hosting(serve.InstanceType), region,
                    (decimal)until.TotalHours),
                prices.Line("schedule that ends it", PricedItem.ScheduledCall, region, 1),
            ],
            prices.File)
        {
            Notes = ["It is billed until it ends, asked or not; --target=Teardown ends it before."],
        };

    // Of the day, all but what would end it.
    private static CostEstimate Endless(CostEstimate day) => day with
    {
        What = "keep a real-time endpoint until somebody removes it, and cost each day",
        Lines = [day.Lines[0]],
    };
}
