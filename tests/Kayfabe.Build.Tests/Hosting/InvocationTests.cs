using Kayfabe.Build.Hosting;

namespace Kayfabe.Build.Tests.Hosting;

public sealed class InvocationTests
{
    [Theory]
    [InlineData]
    [InlineData("--target=Train")]
    [InlineData("--target", "train")]
    [InlineData("-t", "Train")]
    [InlineData("--max_depth", "3", "--study=small")]
    [InlineData("--tree")]
    public void What_may_be_meant_goes_on(params string[] args) => Assert.Null(Invocation.Check(args));

    [Theory]
    [InlineData("--target=Trian")]
    [InlineData("--target", "Trian")]
    [InlineData("Train")]
    [InlineData("--study=small", "Train")]
    public void What_cannot_be_meant_is_refused(params string[] args) => Assert.Equal(1, Invocation.Check(args));

    [Fact]
    public void The_default_target_is_added_where_none_is_named()
    {
        Assert.Equal(["--eta=0.1", "--target=Report"], Invocation.Complete(["--eta=0.1"]));
        Assert.Equal(["--target", "Train"], Invocation.Complete(["--target", "Train"]));
        Assert.Equal(["-t=Train"], Invocation.Complete(["-t=Train"]));
    }
}
