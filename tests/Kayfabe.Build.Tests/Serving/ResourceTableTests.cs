using System.Text;
using Kayfabe.Aws.Costs;
using Kayfabe.Aws.Resources;
using Kayfabe.Build.Serving;

namespace Kayfabe.Build.Tests.Serving;

public sealed class ResourceTableTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 27, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_resource_fits_into_80_columns_with_its_name_on_a_line_of_its_own()
    {
        var prices = PriceList.Parse(
            Encoding.UTF8.GetBytes(
                """
                { "prices": [ { "item": "sagemaker/hosting/ml.m5.large", "region": "us-east-1", "unit": "hour",
                  "tiers": [{ "from": 0, "dollars": 0.115 }], "source": "https://example.org/" } ] }
                """),
            "data/prices.json");

        var text = ResourceTable.Of(
            [
                Of(ResourceKind.Endpoint, "kayfabe-small-realtime-d708427cfe7e") with
                {
                    InstanceType = "ml.m5.large",
                    Instances = 1,
                    Status = "InService",
                },
                Of(ResourceKind.Endpoint, "kayfabe-small-serverless-d140245b1002") with
                {
                    Detail = "serverless, 2048 MB, 5 at once",
                    Status = "InService",
                },
                Of(ResourceKind.EndpointConfiguration, "kayfabe-small-realtime-d708427cfe7e"),
            ],
            prices, "us-east-1", s_now);

        Assert.Equal(
            """
            What                    State      Since (UTC)       An hour  So far
            endpoint                InService  2026-11-27 03:00  $0.115   $0.23
              kayfabe-small-realtime-d708427cfe7e
            endpoint                InService  2026-11-27 03:00
              kayfabe-small-serverless-d140245b1002 (serverless, 2048 MB, 5 at once)
            endpoint configuration  there      2026-11-27 03:00
              kayfabe-small-realtime-d708427cfe7e

            All of it costs $0.115 an hour, $2.76 a day.

            """.ReplaceLineEndings("\n"),
            text);
    }

    private static FoundResource Of(ResourceKind kind, string name) =>
        new(kind, name, $"arn:{name}", new ResourceTags("small", "run", s_now)) { Since = s_now.AddHours(-2) };
}
