using Cake.Core;
using Cake.Frosting;

namespace Kayfabe.Compat.Tests.Frosting;

public sealed class TaskTests
{
    [Fact]
    public void Dependencies_run_first_and_each_task_once()
    {
        var run = new Run(typeof(Top), typeof(Left), typeof(Right), typeof(Bottom));

        Assert.Equal(0, run.Of("--target=Top"));
        Assert.Equal(["Bottom", "Left", "Right", "Top"], run.Notes);
    }

    [Fact]
    public void A_dependee_runs_before_the_task_that_does_not_know_it()
    {
        var run = new Run(typeof(Bottom), typeof(BeforeBottom));

        Assert.Equal(0, run.Of("--target=Bottom"));
        Assert.Equal(["BeforeBottom", "Bottom"], run.Notes);
    }

    [Fact]
    public void Without_a_target_Default_runs()
    {
        var run = new Run(typeof(Bottom), typeof(Gathers));

        Assert.Equal(0, run.Of());
        Assert.Equal(["Bottom"], run.Notes);
    }

    [Fact]
    public void Several_targets_share_their_dependencies()
    {
        var run = new Run(typeof(Left), typeof(Right), typeof(Bottom));

        Assert.Equal(0, run.Of("--target", "Left", "-t", "Right"));
        Assert.Equal(["Bottom", "Left", "Right"], run.Notes);
    }

    [Fact]
    public void An_exclusive_target_runs_without_its_dependencies()
    {
        var run = new Run(typeof(Top), typeof(Left), typeof(Right), typeof(Bottom));

        Assert.Equal(0, run.Of("--target=Top", "--exclusive"));
        Assert.Equal(["Top"], run.Notes);
    }

    [Fact]
    public void A_target_is_found_in_any_case()
    {
        var run = new Run(typeof(Bottom));

        Assert.Equal(0, run.Of("--target=bottom"));
        Assert.Equal(["Bottom"], run.Notes);
    }

    [Fact]
    public void A_dependency_that_is_not_to_run_is_skipped()
    {
        var run = new Run(typeof(AfterSkipped), typeof(Skipped));

        Assert.Equal(0, run.Of("--target=AfterSkipped"));
        Assert.Equal(["AfterSkipped"], run.Notes);
    }

    [Fact]
    public void A_target_that_is_not_to_run_is_an_error()
    {
        var run = new Run(typeof(Skipped));

        Assert.Equal(1, run.Of("--target=Skipped"));
        Assert.Equal("Error: Could not reach target 'Skipped' since it was skipped due to a criteria.\n", run.Errors);
    }

    [Fact]
    public void An_asynchronous_task_is_awaited()
    {
        var run = new Run(typeof(AfterAsync), typeof(Async));

        Assert.Equal(0, run.Of("--target=AfterAsync"));
        Assert.Equal(["Async begins", "Async ends", "AfterAsync"], run.Notes);
    }

    [Fact]
    public void A_task_sees_the_arguments_that_Cake_does_not_know()
    {
        var run = new Run(typeof(ReadsArguments));

        Assert.Equal(0, run.Of("--target=ReadsArguments", "--one=1", "--two", "2", "--flag", "--many=a", "--many=b"));
        Assert.Equal(["one 1", "two 2", "flag True", "other False", "many a b", "target ReadsArguments"], run.Notes);
    }

    [Fact]
    public void A_task_for_another_context_is_left_out_with_a_warning()
    {
        var run = new Run(typeof(OfAnotherContext));

        Assert.Equal(1, run.Of("--target=OfAnotherContext"));
        Assert.Contains(
            "Task cannot be used since the context isn't convertible", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_for_a_base_type_of_the_context_runs()
    {
        var run = new Run(typeof(OfABaseType));

        Assert.Equal(0, run.Of("--target=OfABaseType"));
        Assert.Equal(["OfABaseType"], run.Notes);
    }

    [Fact]
    public void Only_task_classes_take_part() =>
        Assert.Equal(0, new Run(typeof(Bottom), typeof(NotingTask), typeof(IFrostingTask), typeof(string))
            .Of("--target=Bottom"));

    private sealed class OfABaseType : FrostingTask<FrostingContext>
    {
        public override void Run(FrostingContext context) => ((NotesContext)context).Note(nameof(OfABaseType));
    }

    private sealed class Bottom : NotingTask;

    [IsDependentOn(typeof(Bottom))]
    private sealed class Left : NotingTask;

    [IsDependentOn(typeof(Bottom))]
    private sealed class Right : NotingTask;

    [IsDependentOn(typeof(Left)), IsDependentOn(typeof(Right))]
    private sealed class Top : NotingTask;

    [IsDependeeOf(typeof(Bottom))]
    private sealed class BeforeBottom : NotingTask;

    [TaskName("Default"), IsDependentOn(typeof(Bottom))]
    private sealed class Gathers : FrostingTask;

    private sealed class Skipped : NotingTask
    {
        public override bool ShouldRun(NotesContext context) => false;
    }

    [IsDependentOn(typeof(Skipped))]
    private sealed class AfterSkipped : NotingTask;

    private sealed class Async : AsyncFrostingTask<NotesContext>
    {
        public override async Task RunAsync(NotesContext context)
        {
            context.Note("Async begins");
            await Task.Yield();
            context.Note("Async ends");
        }
    }

    [IsDependentOn(typeof(Async))]
    private sealed class AfterAsync : NotingTask;

    private sealed class ReadsArguments : FrostingTask<NotesContext>
    {
        public override void Run(NotesContext context)
        {
            foreach (var name in (string[])["one", "two"])
                context.Note($"{name} {context.Arguments.GetArgument(name)}");
            foreach (var name in (string[])["flag", "other"])
                context.Note($"{name} {context.Arguments.HasArgument(name)}");
            foreach (var name in (string[])["many", "target"])
                context.Note($"{name} {string.Join(' ', context.Arguments.GetArguments(name))}");
        }
    }

    private sealed class OfAnotherContext : FrostingTask<AnotherContext>;

    private sealed class AnotherContext(ICakeContext context) : FrostingContext(context);
}
