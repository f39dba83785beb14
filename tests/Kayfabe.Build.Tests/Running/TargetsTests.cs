using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tests.Running;

public sealed class TargetsTests
{
    [Fact]
    public void Every_stage_is_a_target() => Assert.Empty(AllStages.Select(stage => stage.Name).Except(Targets.Names));

    [Fact]
    public void A_stage_comes_after_the_stages_that_it_needs()
    {
        foreach (var target in Targets.Names)
        {
            var order = Targets.StagesOf(target);
            Assert.Equal(order.Distinct(), order);
            foreach (var stage in order)
                Assert.All(Targets.StagesBefore(stage),
                    needed => Assert.InRange(order.ToList().IndexOf(needed), 0, order.ToList().IndexOf(stage) - 1));
        }
    }

    [Fact]
    public void A_target_is_found_in_any_case() => Assert.Equal(Targets.StagesOf("Train"), Targets.StagesOf("TRAIN"));

    [Fact]
    public void A_target_needs_no_stage_that_is_downstream_of_it() =>
        Assert.DoesNotContain(typeof(Build.Stages.Report), Targets.StagesOf("Train"));

    [Fact]
    public void MSBuild_knows_every_stage()
    {
        // Written by the restore of the build, from the sources.
        var targets = File.ReadAllText(
            Path.Combine(Repository.Root, ".build", "obj", "Build", "Build.csproj.tasks.g.targets"));

        Assert.All(AllStages, stage => Assert.Contains(
            $"<Target Name=\"{stage.Name}\"", targets, StringComparison.Ordinal));
    }

    private static IEnumerable<Type> AllStages =>
        typeof(IStage).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IStage)));
}
