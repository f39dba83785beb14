using System.Globalization;
using System.Text;
using Kayfabe.Aws.Costs;

namespace Kayfabe.Aws.Tests.Costs;

public sealed class CostTextTests
{
    private const string Prices = """
        { "prices": [
          { "item": "rekognition/image", "region": "us-east-1", "unit": "request", "read": "2026-11",
            "tiers": [{ "from": 0, "dollars": 0.001 }, { "from": 1000, "dollars": 0.0008 }],
            "source": "https://example.org/images" },
          { "item": "sagemaker/training/ml.m5.large", "region": "us-east-1", "unit": "hour",
            "tiers": [{ "from": 0, "dollars": 0.115 }], "source": "https://example.org/hours" }
        ] }
        """;

    [Fact]
    public void The_tiers_count_all_operations_together()
    {
        var cost = Costs("us-east-1").Record([("DetectLabels", 800), ("RecognizeCelebrities", 400)]);
        Assert.Equal(new Money(0.8m), cost.Lines[0].Amount);
        Assert.Equal(new Money(0.2m + (200 * 0.0008m)), cost.Lines[1].Amount);
        Assert.Equal(new Money(1.16m), cost.Total);
        Assert.Equal(
            """
              DetectLabels                           $0.80  800 requests, at $1.00 for 1,000 up to 1,000 a month
              RecognizeCelebrities                   $0.36  400 requests, at $1.00 for 1,000 up to 1,000 a month
              Total                                  $1.16
              A request that is repeated, because its answer was lost, is paid for again.
              Prices of 2026-11, without taxes and free tiers; check them: https://example.org/images

            """,
            CostText.Of(cost));
    }

    [Fact]
    public void A_price_without_a_date_is_said_to_have_none()
    {
        var cost = Costs("us-east-1").Train("ml.m5.large", 2, mostSeconds: 3600, isSpot: false);
        Assert.Equal(new Money(2 * 0.115m / 6), new Money(decimal.Round(cost.Total!.Value.Dollars * 6, 10) / 6));
        var text = CostText.Of(cost);
        Assert.Contains("at $0.115 an hour", text, StringComparison.Ordinal);
        Assert.Contains("$0.23 at most", text, StringComparison.Ordinal);
        Assert.Contains("Not dated, so perhaps old: sagemaker/training/ml.m5.large", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_that_is_not_known_is_said_and_not_guessed()
    {
        var cost = Costs("eu-north-1").Train("ml.m5.large", 1, mostSeconds: 3600, isSpot: true);
        Assert.Null(cost.Total);
        var text = CostText.Of(cost);
        Assert.Contains("not known", text, StringComparison.Ordinal);
        Assert.Contains(
            "Not known in eu-north-1, and no other region's price is taken: sagemaker/training/ml.m5.large. Add a line "
            + "for each to data/prices.json.", text, StringComparison.Ordinal);
        Assert.DoesNotContain('$', text);
    }

    [Theory]
    [InlineData("1200", "1,200")]
    [InlineData("0.083333", "0.0833")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00000044", "less than 0.0001")]
    [InlineData("0", "0")]
    public void A_small_quantity_is_not_shown_as_none(string quantity, string text) =>
        Assert.Equal(text, CostText.Number(decimal.Parse(quantity, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_short_limit_shortens_what_is_assumed() =>
        Assert.Equal(120m / 3600, Costs("us-east-1").Train("ml.m5.large", 1, 120, isSpot: false).Lines[0].Quantity);

    private static ExpectedCosts Costs(string region) =>
        new(PriceList.Parse(Encoding.UTF8.GetBytes(Prices), "data/prices.json"), region);
}
