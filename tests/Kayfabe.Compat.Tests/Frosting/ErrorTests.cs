using Cake.Frosting;

namespace Kayfabe.Compat.Tests.Frosting;

public sealed class ErrorTests
{
    [Fact]
    public void A_task_that_throws_ends_the_run_with_its_message_alone()
    {
        var run = new Run(typeof(After), typeof(Fails));

        Assert.Equal(1, run.Of("--target=After"));
        Assert.Empty(run.Notes);
        Assert.Equal("An error occurred when executing task 'Fails'.\nError: It {broke}.\n", run.Errors);
    }

    [Fact]
    public void The_stack_trace_is_shown_on_request()
    {
        var run = new Run(typeof(Fails));

        Assert.Equal(1, run.Of("--target=Fails", "--verbosity=diagnostic"));
        Assert.Contains(" at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_run_goes_on_after_a_task_that_may_fail()
    {
        var run = new Run(typeof(AfterMayFail), typeof(MayFail));

        Assert.Equal(0, run.Of("--target=AfterMayFail"));
        Assert.Equal(["AfterMayFail"], run.Notes);
    }

    [Fact]
    public void An_error_handler_sees_the_error_and_the_run_goes_on()
    {
        var run = new Run(typeof(AfterHandled), typeof(Handled));

        Assert.Equal(0, run.Of("--target=AfterHandled"));
        Assert.Equal(["Run", "OnError It {broke}.", "Finally", "AfterHandled"], run.Notes);
    }

    [Fact]
    public void Finally_runs_after_an_error_too()
    {
        var run = new Run(typeof(LastWords));

        Assert.Equal(1, run.Of("--target=LastWords"));
        Assert.Equal(["Finally"], run.Notes);
    }

    [Theory]
    [InlineData("The target 'Nowhere' was not found.", "Nowhere", typeof(Fails))]
    [InlineData("The dependency 'String' is not a valid task.", "OnNoTask", typeof(OnNoTask))]
    [InlineData("The reverse dependency 'String' is not a valid task.", "OfNoTask", typeof(OfNoTask))]
    [InlineData(
        "Task 'OnAbsent' is dependent on task 'Fails' which does not exist.", "OnAbsent", typeof(OnAbsent))]
    [InlineData(
        "Task 'OfAbsent' has specified that it's a dependency for task 'Fails' which does not exist.",
        "OfAbsent",
        typeof(OfAbsent))]
    [InlineData("Graph contains circular references.", "Egg", typeof(Egg), typeof(Hen), typeof(Farm))]
    [InlineData("Another task with the name 'Fails' has already been added.", "Fails", typeof(Fails), typeof(Twin))]
    public void A_wrong_graph_is_refused_before_any_task_runs(string problem, string target, params Type[] tasks)
    {
        var run = new Run(tasks);

        Assert.Equal(1, run.Of($"--target={target}"));
        Assert.Equal($"Error: {problem}\n", run.Errors);
        Assert.Empty(run.Notes);
    }

    [Theory]
    [InlineData("Unknown command 'Report'.", "Report")]
    [InlineData("Option 'target' is defined but no value has been provided.", "--target")]
    [InlineData("The value 'loud' is not a valid verbosity.", "--verbosity=loud")]
    public void A_command_line_that_cannot_be_read_is_refused(string problem, string argument)
    {
        var run = new Run(typeof(Fails));

        Assert.Equal(-1, run.Of(argument));
        Assert.Equal($"Error: {problem}\n", run.Errors);
    }

    [Fact]
    public void A_working_folder_that_does_not_exist_is_refused()
    {
        var run = new Run(typeof(Fails));

        Assert.Equal(1, run.Of("--working=/does/not/exist"));
        Assert.Equal("Error: The working directory '/does/not/exist' does not exist.\n", run.Errors);
    }

    private class Fails : FrostingTask<NotesContext>
    {
        public override void Run(NotesContext context) => throw new InvalidOperationException("It {broke}.");
    }

    [IsDependentOn(typeof(Fails))]
    private sealed class After : NotingTask;

    [ContinueOnError]
    private sealed class MayFail : Fails;

    [IsDependentOn(typeof(MayFail))]
    private sealed class AfterMayFail : NotingTask;

    private sealed class Handled : FrostingTask<NotesContext>
    {
        public override void Run(NotesContext context)
        {
            context.Note("Run");
            throw new InvalidOperationException("It {broke}.");
        }

        public override void OnError(Exception exception, NotesContext context) =>
            context.Note($"OnError {exception.Message}");

        public override void Finally(NotesContext context) => context.Note("Finally");
    }

    [IsDependentOn(typeof(Handled))]
    private sealed class AfterHandled : NotingTask;

    private sealed class LastWords : Fails
    {
        public override void Finally(NotesContext context) => context.Note("Finally");
    }

    [IsDependentOn(typeof(string))]
    private sealed class OnNoTask : NotingTask;

    [IsDependeeOf(typeof(string))]
    private sealed class OfNoTask : NotingTask;

    [IsDependentOn(typeof(Fails))]
    private sealed class OnAbsent : NotingTask;

    [IsDependeeOf(typeof(Fails))]
    private sealed class OfAbsent : NotingTask;

    [IsDependentOn(typeof(Hen))]
    private sealed class Egg : NotingTask;

    [IsDependentOn(typeof(Farm))]
    private sealed class Hen : NotingTask;

    [IsDependentOn(typeof(Egg))]
    private sealed class Farm : NotingTask;

    [TaskName("Fails")]
    private sealed class Twin : NotingTask;
}
