using FsCheck.Xunit;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tests.Running;

public sealed class DerivedSeedTests
{
    /// <summary>From <c>printf 1729/Split | sha256sum</c>, the first eight digits without the sign.</summary>
    [Theory]
    [InlineData(1729, "Split", 425478706)]
    [InlineData(1729, "Evaluate", 2118871997)]
    [InlineData(0, "Split", 1891752095)]
    public void A_seed_is_for_good(long study, string stage, int seed) =>
        Assert.Equal(seed, DerivedSeed.Of(study, stage));

    [Property]
    public bool A_seed_is_not_negative(long study) => DerivedSeed.Of(study, "Split") >= 0;
}
