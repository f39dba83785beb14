namespace Kayfabe.Aws.Tests.StandIns;

public sealed class GeneratedLaws
{
    [Fact]
    public void The_shapes_in_the_repository_are_those_that_the_script_makes()
    {
        Botocore.Need();
        var script = Path.Combine(RepositoryRoot.Path, "src", "Compat", "AWSSDK.Protocol", "generate.py");
        Assert.Equal((0, ""), Botocore.Run(script, "--check"));
    }
}
