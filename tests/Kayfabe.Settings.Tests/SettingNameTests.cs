namespace Kayfabe.Settings.Tests;

public sealed class SettingNameTests
{
    [Theory]
    [InlineData("train.max_depth", "train.max_depth", true)]
    [InlineData("Train.Max-Depth", "train.max_depth", true)]
    [InlineData("maxdepth", "train.max_depth", true)]
    [InlineData("max_depth", "train.eta", false)]
    [InlineData("train", "train.eta", false)]
    [InlineData("seed", "seed", true)]
    public void A_name_means_a_setting_with_and_without_its_section(string name, string fullName, bool means) =>
        Assert.Equal(means, SettingName.Means(name, fullName));
}
