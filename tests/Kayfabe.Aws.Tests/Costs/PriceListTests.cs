using System.Runtime.CompilerServices;
using System.Text;
using FsCheck.Xunit;
using Kayfabe.Aws.Costs;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Tests.Costs;

public sealed class PriceListTests
{
    private const string Images = """
        {
          "prices": [
            {
              "item": "rekognition/image", "region": "us-east-1", "unit": "request",
              "tiers": [{ "from": 0, "dollars": 0.001 }, { "from": 1000000, "dollars": 0.0008 }],
              "read": "2026-11", "source": "https://example.org/pricing"
            }
          ]
        }
        """;

    [Theory]
    [InlineData(0, 0, "0")]
    [InlineData(1_200, 0, "1.2")]
    [InlineData(1_000_000, 0, "1000")]
    [InlineData(1_000_001, 0, "1000.0008")]
    [InlineData(1_500_000, 0, "1400")]
    [InlineData(1_000, 999_500, "0.9")]
    [InlineData(1_000, 2_000_000, "0.8")]
    public void Each_unit_costs_what_its_tier_says(int quantity, int before, string dollars) => Assert.Equal(
        decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture),
        Image().Of(quantity, before).Dollars);

    [Property]
    public void What_is_used_in_two_parts_costs_the_same(uint a, uint b)
    {
        var price = Image();
        Assert.Equal(price.Of(a + (decimal)b), price.Of(a) + price.Of(b, before: a));
    }

    [Fact]
    public void A_price_of_another_region_is_not_known()
    {
        var list = Read(Images);
        Assert.NotNull(list.Find(PricedItem.RekognitionImage, "us-east-1"));
        Assert.Null(list.Find(PricedItem.RekognitionImage, "eu-west-1"));
        Assert.Null(list.Line("x", PricedItem.RekognitionImage, "eu-west-1", 1).Amount);
        Assert.Equal(Money.Zero, list.Line("x", PricedItem.RekognitionImage, "eu-west-1", 0).Amount);
    }

    [Theory]
    [InlineData("\"dollars\": 0.001", "\"dollars\": \"0.001\"", 5, 41, "not a number")]
    [InlineData("\"dollars\": 0.001", "\"dollars\": -1", 5, 41, "out of its range")]
    [InlineData("\"from\": 0,", "\"from\": 5,", 5, 16, "does not begin at 0")]
    [InlineData("\"from\": 1000000", "\"from\": 0", 5, 16, "not in ascending order")]
    [InlineData("\"unit\": \"request\"", "\"unit\": \"request\", \"each\": 1", 4, 78, "'each' is not a setting")]
    [InlineData("us-east-1", "America", 4, 46, "not in the required form")]
    [InlineData("2026-11", "2026-13", 6, 15, "not in the required form")]
    [InlineData("https://example.org", "example.org", 6, 36, "not in the required form")]
    [InlineData("\"read\": \"2026-11\", ", "", null, null, null)]
    public void A_fault_names_its_line_and_column(string part, string with, int? line, int? column, string? problem)
    {
        var text = Images.Replace(part, with, StringComparison.Ordinal);
        Assert.NotEqual(Images, text);
        if (problem is null)
        {
            Assert.Null(Read(text).Find(PricedItem.RekognitionImage, "us-east-1")!.Read);
            return;
        }
        var fault = Assert.Throws<InputException>(() => Read(text)).Faults[0];
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.Equal(("data/prices.json", line, column), (fault.File, fault.Line, fault.Column));
    }

    [Fact]
    public void An_item_has_one_price_in_a_region()
    {
        var start = Images.IndexOf("    {", StringComparison.Ordinal);
        var end = Images.IndexOf("  ]\n}", StringComparison.Ordinal);
        var text = Images[..end].TrimEnd() + ",\n" + Images[start..];
        Assert.Contains(
            "two prices", Assert.Throws<InputException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_in_another_unit_is_refused()
    {
        var list = Read(Images.Replace("\"request\"", "\"1,000 requests\"", StringComparison.Ordinal));
        var e = Assert.Throws<InputException>(() => list.Find(PricedItem.RekognitionImage, "us-east-1"));
        Assert.Contains("Write the price of one request", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_prices_of_this_project_are_complete_for_one_region()
    {
        var list = PriceList.Read(Path.Combine(Root(), "data", "prices.json"), "data/prices.json");
        PricedItem[] needed =
        [
            PricedItem.RekognitionImage, PricedItem.ServerlessCompute, PricedItem.ServerlessData, PricedItem.Storage,
            PricedItem.StorageRead, PricedItem.StorageWrite, PricedItem.ScheduledCall,
            PricedItem.Training("ml.m5.large"), PricedItem.Hosting("ml.m5.large"), PricedItem.Transform("ml.m5.large"),
            PricedItem.Training("ml.m4.xlarge"),
        ];
        Assert.All(needed, item => Assert.NotNull(list.Find(item, "us-east-1")));
    }

    private static Price Image() => Read(Images).Find(PricedItem.RekognitionImage, "us-east-1")!;

    private static PriceList Read(string json) => PriceList.Parse(Encoding.UTF8.GetBytes(json), "data/prices.json");

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
