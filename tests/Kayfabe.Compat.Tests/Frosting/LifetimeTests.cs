using Cake.Core;
using Cake.Frosting;

namespace Kayfabe.Compat.Tests.Frosting;

public sealed class LifetimeTests
{
    [Fact]
    public void A_lifetime_surrounds_the_run_and_a_task_lifetime_each_task()
    {
        var run = new Run(typeof(Second), typeof(First)).With(host => host
            .UseLifetime<Lifetime>()
            .UseTaskLifetime<TaskLifetime>());

        Assert.Equal(0, run.Of("--target=Second"));
        Assert.Equal(
            [
                "setup of Second",
                "before First", "First", "after First: True",
                "before Second", "Second", "after Second: True",
                "teardown: True",
            ],
            run.Notes);
    }

    [Fact]
    public void Teardowns_run_after_a_failure_and_know_that_the_run_failed()
    {
        var run = new Run(typeof(Fails), typeof(First)).With(host => host
            .UseLifetime<Lifetime>()
            .UseTaskLifetime<TaskLifetime>());

        Assert.Equal(1, run.Of("--target=Fails"));
        Assert.Equal(
            [
                "setup of Fails",
                "before First", "First", "after First: True",
                "before Fails", "after Fails: False",
                "teardown: False",
            ],
            run.Notes);
    }

    [Fact]
    public void Setups_and_teardowns_may_be_given_one_by_one()
    {
        var run = new Run(typeof(First)).With(host => host
            .UseSetup<OnlySetup>()
            .UseTaskSetup<TaskSetup>()
            .UseTaskTeardown<TaskTeardown>()
            .UseTeardown<OnlyTeardown>());

        Assert.Equal(0, run.Of("--target=First"));
        Assert.Equal(["setup", "task setup", "First", "task teardown", "teardown"], run.Notes);
    }

    [Fact]
    public void After_a_failed_setup_no_task_runs_but_the_teardown_does()
    {
        var run = new Run(typeof(First)).With(host => host.UseSetup<FailingSetup>().UseTeardown<OnlyTeardown>());

        Assert.Equal(1, run.Of("--target=First"));
        Assert.Equal(["teardown"], run.Notes);
        Assert.Contains("Error: No room.\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_lifetimes_the_last_is_taken()
    {
        var run = new Run(typeof(First)).With(host => host.UseSetup<FailingSetup>().UseSetup<OnlySetup>());

        Assert.Equal(0, run.Of("--target=First"));
        Assert.Equal(["setup", "First"], run.Notes);
    }

    private sealed class First : NotingTask;

    [IsDependentOn(typeof(First))]
    private sealed class Second : NotingTask;

    [IsDependentOn(typeof(First))]
    private sealed class Fails : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("It broke.");
    }

    private sealed class Lifetime : FrostingLifetime<NotesContext>
    {
        public override void Setup(NotesContext context, ISetupContext info) =>
            context.Note($"setup of {info.TargetTask.Name}");

        public override void Teardown(NotesContext context, ITeardownContext info) =>
            context.Note($"teardown: {info.Successful}");
    }

    private sealed class TaskLifetime : FrostingTaskLifetime<NotesContext>
    {
        public override void Setup(NotesContext context, ITaskSetupContext info) =>
            context.Note($"before {info.Task.Name}");

        public override void Teardown(NotesContext context, ITaskTeardownContext info) =>
            context.Note($"after {info.Task.Name}: {info.Successful}");
    }

    private sealed class OnlySetup : FrostingSetup<NotesContext>
    {
        public override void Setup(NotesContext context, ISetupContext info) => context.Note("setup");
    }

    private sealed class FailingSetup : FrostingSetup
    {
        public override void Setup(ICakeContext context, ISetupContext info) =>
            throw new InvalidOperationException("No room.");
    }

    private sealed class OnlyTeardown : FrostingTeardown<NotesContext>
    {
        public override void Teardown(NotesContext context, ITeardownContext info) => context.Note("teardown");
    }

    private sealed class TaskSetup : FrostingTaskSetup<NotesContext>
    {
        public override void Setup(NotesContext context, ITaskSetupContext info) => context.Note("task setup");
    }

    private sealed class TaskTeardown : FrostingTaskTeardown<NotesContext>
    {
        public override void Teardown(NotesContext context, ITaskTeardownContext info) => context.Note("task teardown");
    }
}
