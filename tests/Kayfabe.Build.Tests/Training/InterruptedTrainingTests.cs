using System.Text.Json.Nodes;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Build.Tests.Terminal;
using Kayfabe.ScriptedAws;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;
using Kayfabe.ScriptedAws.Training;

namespace Kayfabe.Build.Tests.Training;

/// <summary>Ctrl-C on a terminal, while a training on SageMaker is asked for or waited for.</summary>
public sealed class InterruptedTrainingTests : IClassFixture<BuiltCheckout>, IDisposable
{
    private const string CtrlC = "\u0003", Go = "Go on? [y/N] ", Stop = "is billed until it ends. [y/N] ",
        Trains = "Training: Training of the scripted service";

    private readonly ScriptedServer _server = new(ScriptedServices.All(new MemoryS3()));
    private readonly Checkout _checkout;
    private bool _isHeld = true;

    public InterruptedTrainingTests(BuiltCheckout built)
    {
        Dialogue.SkipWithout();
        _checkout = built.Checkout.Copy();
        File.Copy(
            Path.Combine(Repository.Root, "data", "prices.json"), Path.Combine(_checkout.Root, "data", "prices.json"));
        _checkout.Edit(study => study["aws"] = new JsonObject { ["account"] = "123456789012", ["role"] = "SageMaker" });
        Training.IsHeld = () => _isHeld;
    }

    private ScriptedTraining Training => _server.Services.OfType<ScriptedTraining>().Single();

    private Dictionary<string, string?> Environment => new()
    {
        ["AWS_ENDPOINT_URL"] = _server.Url.AbsoluteUri.TrimEnd('/'),
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_PROFILE"] = null,
    };

    [Fact]
    public void At_the_question_about_the_price_it_ends_the_run_at_once_and_nothing_is_made()
    {
        var run = Train((Go, CtrlC));
        Assert.Equal(130, run.ExitCode);
        Assert.EndsWith(Go, run.Out.Replace("^C", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(Training.Jobs);
    }

    [Fact]
    public void A_job_that_shall_stop_is_stopped_and_what_it_trained_is_not_used()
    {
        var run = Train((Go, "y\n"), (Trains, CtrlC), (Stop, "y\n"));
        Assert.Equal(130, run.ExitCode);
        var job = Assert.Single(Training.Jobs).Value;
        Assert.True(job.IsStopped);
        Assert.Contains($"the job {job.Name} is being stopped", run.Out, StringComparison.Ordinal);

        _isHeld = false;
        var again = Train((Go, "n\n"));
        Assert.Contains($"Before: the training job {job.Name} was stopped", again.Out, StringComparison.Ordinal);
        Assert.Single(Training.Jobs);
    }

    [Fact]
    public void A_job_that_shall_go_on_is_found_by_the_next_run_which_asks_for_nothing()
    {
        var run = Train((Go, "y\n"), (Trains, CtrlC), (Stop, "n\n"));
        Assert.Equal(130, run.ExitCode);
        var job = Assert.Single(Training.Jobs).Value;
        Assert.False(job.IsStopped);
        Assert.Contains($"the job {job.Name} goes on, and is billed until it ends", run.Out, StringComparison.Ordinal);

        _isHeld = false;
        var again = Train().Succeeded();
        Assert.DoesNotContain("[y/N]", again.Out, StringComparison.Ordinal);
        Assert.Contains($"trained on SageMaker by job {job.Name}", again.Out, StringComparison.Ordinal);
        Assert.Single(Training.Jobs);
    }

    [Fact]
    public void A_second_one_ends_the_run_and_leaves_the_job()
    {
        var run = Train((Go, "y\n"), (Trains, CtrlC), (Stop, CtrlC));
        Assert.Equal(130, run.ExitCode);
        Assert.False(Assert.Single(Training.Jobs).Value.IsStopped);
    }

    public void Dispose()
    {
        _server.Dispose();
        _checkout.Dispose();
    }

    private HostRun Train(params (string Seen, string Keys)[] typed) => Host.OnTerminal(
        _checkout, Environment, typed, "--target=Train", "--engine=sagemaker");
}
