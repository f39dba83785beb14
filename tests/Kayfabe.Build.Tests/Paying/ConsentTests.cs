using System.Text;
using Kayfabe.Aws.Costs;
using Kayfabe.Build.Paying;

namespace Kayfabe.Build.Tests.Paying;

public sealed class ConsentTests
{
    private static readonly PriceList s_prices = PriceList.Parse(
        Encoding.UTF8.GetBytes(
            """
            { "prices": [ { "item": "rekognition/image", "region": "us-east-1", "unit": "request", "read": "2026-11",
              "tiers": [{ "from": 0, "dollars": 0.001 }], "source": "https://example.org/" } ] }
            """),
        "data/prices.json");

    [Theory]
    [InlineData("y", true)]
    [InlineData(" YES ", true)]
    [InlineData("n", false)]
    [InlineData("", false)]
    [InlineData("yeah", false)]
    [InlineData(null, false)]
    public void Only_a_yes_is_one(string? answer, bool isAgreed)
    {
        using var terminal = new StringWriter();
        using var answers = new StringReader(answer is null ? "" : answer + "\n");
        Assert.Equal(isAgreed, Consent.Ask(answers, terminal));
        Assert.Equal($"Go on? [y/N] {(answer is null ? terminal.NewLine : "")}", terminal.ToString());
    }

    [Fact]
    public void Where_nobody_is_there_to_be_asked_nobody_agrees()
    {
        using var terminal = new StringWriter();
        Assert.False(Consent.Ask(null, terminal));
        Assert.Equal("", terminal.ToString());
    }

    [Theory]
    [InlineData("us-east-1", 5.01, true)]
    [InlineData("us-east-1", 5, true)]
    [InlineData("us-east-1", 4.99, false)]
    [InlineData("eu-north-1", 100, false)]
    public void What_may_cost_more_than_the_limit_is_refused(string region, double limit, bool isAllowed) =>
        Assert.Equal(isAllowed, Consent.Refusal(Cost(region), new Money((decimal)limit), stopsAtLimit: false) is null);

    [Fact]
    public void Work_that_stops_at_the_limit_itself_may_begin() =>
        Assert.Null(Consent.Refusal(Cost("us-east-1"), new Money(1), stopsAtLimit: true));

    [Fact]
    public void Without_a_limit_nothing_is_refused() =>
        Assert.Null(Consent.Refusal(Cost("eu-north-1"), null, stopsAtLimit: false));

    [Fact]
    public void A_refusal_says_what_to_do()
    {
        Assert.Equal(
            "this would cost $5.00, more than --max-cost=4.00. Nothing was spent. Give a higher limit, or do less.",
            Consent.Refusal(Cost("us-east-1"), new Money(4), stopsAtLimit: false)!.ToString());
        Assert.Equal(
            "a price is not known, so that --max-cost cannot be kept to. Nothing was spent. Add the price to "
            + "data/prices.json, or leave --max-cost out.",
            Consent.Refusal(Cost("eu-north-1"), new Money(4), stopsAtLimit: false)!.ToString());
    }

    [Fact]
    public void A_cost_that_is_a_fraction_of_a_cent_above_the_limit_is_said_with_it() =>
        Assert.StartsWith(
            "this would cost $5.001, more than --max-cost=5.00.",
            Consent.Refusal(Cost("us-east-1", 5001), new Money(5), stopsAtLimit: false)!.ToString(),
            StringComparison.Ordinal);

    private static CostEstimate Cost(string region, int requests = 5000) => new(
        "ask Rekognition",
        [s_prices.Line("DetectLabels", PricedItem.RekognitionImage, region, requests)],
        "data/prices.json");
}
