using Kayfabe.Aws.Training;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Tests.Training;

public class XgboostImagesTests
{
    [Theory]
    [InlineData("us-east-1", "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1")]
    [InlineData("eu-central-1", "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:1.7-1")]
    [InlineData("cn-north-1", "450853457545.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-xgboost:1.7-1")]
    [InlineData("us-gov-west-1", "414596584902.dkr.ecr.us-gov-west-1.amazonaws.com/sagemaker-xgboost:1.7-1")]
    [InlineData("us-isob-east-1", "281123927165.dkr.ecr.us-isob-east-1.sc2s.sgov.gov/sagemaker-xgboost:1.7-1")]
    public void The_address_is_of_the_region_and_its_partition(string region, string address) =>
        Assert.Equal(address, XgboostImages.Address(region, "1.7-1"));

    [Fact]
    public void Every_region_has_an_account_of_twelve_digits()
    {
        Assert.Equal(37, XgboostImages.Regions.Count());
        Assert.All(XgboostImages.Regions, region =>
            Assert.Matches(@"\A[0-9]{12}\.dkr\.ecr\.", XgboostImages.Address(region, "1.7-1")));
    }

    [Fact]
    public void An_unknown_region_is_refused_with_the_nearest_one() => Assert.Contains(
        "Did you mean us-east-1?",
        Assert.Throws<InputException>(() => XgboostImages.Address("us-east-11", "1.7-1")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("ml.m5.large", false)]
    [InlineData("ml.g5.xlarge", false)]
    [InlineData("ml.g4dn.xlarge", false)]
    [InlineData("ml.c5n.18xlarge", false)]
    [InlineData("ml.p4de.24xlarge", false)]
    [InlineData("ml.m7i.large", false)]
    [InlineData("ml.p6-b200.48xlarge", false)]
    [InlineData("ml.m7g.large", true)]
    [InlineData("ml.c6gn.large", true)]
    [InlineData("ml.t4g.medium", true)]
    [InlineData("ml.g5g.xlarge", true)]
    [InlineData("ml.p6e-gb200.36xlarge", true)]
    public void Instances_with_ARM_processors_are_refused(string type, bool isArm)
    {
        Assert.Equal(isArm, XgboostImages.IsArm(type));
        if (isArm)
            Assert.Throws<InputException>(() => XgboostImages.CheckProcessor(type, "sagemaker.instanceType"));
    }
}
