using Kayfabe.Aws.Clients;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Tests.Clients;

/// <summary>Which region is used; what the environment and profiles say of it, the tests of Preflight try.</summary>
public sealed class RegionLaws
{
    [Theory]
    [InlineData("us-east-1", null)]
    [InlineData(null, "us-east-1")]
    [InlineData("us-east-1", "us-east-1")]
    public void The_command_line_and_the_study_come_first(string? option, string? study) =>
        Assert.Equal("us-east-1", AwsRegion.Choose(option, study, null));

    [Fact]
    public void Two_that_differ_are_refused() =>
        Assert.Throws<InputException>(() => AwsRegion.Choose("us-east-1", "eu-west-1", null));

    [Theory]
    [InlineData("us-east-1", "aws", 50)]
    [InlineData("eu-west-1", "aws", 50)]
    [InlineData("eu-central-1", "aws", 5)]
    [InlineData("cn-north-1", "aws-cn", 5)]
    [InlineData("us-gov-west-1", "aws-us-gov", 5)]
    public void A_region_has_a_partition_and_a_rate(string region, string partition, double rate) =>
        Assert.Equal((partition, rate), (AwsRegion.PartitionOf(region), AwsRegion.RateOf(region)));

    [Fact]
    public void A_profile_that_is_not_there_is_said_to_be()
    {
        using var clients = AwsClients.Connect(
            new AwsConnection { Region = "us-east-1", Profile = "a profile that nobody has" });
        var e = Assert.Throws<InputException>(() => clients.SecurityToken);
        Assert.StartsWith("--profile=a profile that nobody has: there is no such profile", e.Message, StringComparison.Ordinal);
    }
}
