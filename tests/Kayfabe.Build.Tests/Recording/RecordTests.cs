using Kayfabe.Build.Tests.Terminal;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.Study.Detections;

namespace Kayfabe.Build.Tests.Recording;

/// <summary>The target Record as a user runs it, against the scripted service.</summary>
public sealed class RecordTests
{
    private const string Fast = "--set=aws.requestsPerSecond=1000";

    [Fact]
    public void Nothing_is_spent_without_a_yes()
    {
        using var checkout = new RecordCheckout(pictures: 20);
        var run = checkout.Run("--target=Record");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("20 different pictures, 3 requests about each: 60 to make.", run.Out, StringComparison.Ordinal);
        Assert.Contains("$0.06", run.Out, StringComparison.Ordinal);
        Assert.Contains("2026-11", run.Out, StringComparison.Ordinal);
        Assert.Contains("Add --yes", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, checkout.Billed);
    }

    [Fact]
    public void A_limit_stops_before_it_is_passed_and_the_next_run_asks_for_the_rest_only()
    {
        using var checkout = new RecordCheckout(pictures: 20);
        var run = checkout.Run("--target=Record", "--yes", "--max-cost=0.05", Fast);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("stopped before --max-cost=0.05", run.Error, StringComparison.Ordinal);
        Assert.Equal(50, checkout.Billed);
        Assert.Equal(0, checkout.Run("--target=Record", "--yes", Fast).ExitCode);
        Assert.Equal(60, checkout.Billed);
        var again = checkout.Run("--target=Record");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("0 to make", again.Out, StringComparison.Ordinal);
        Assert.All(DetectionKinds.All, kind => Assert.Equal(20, checkout.Lines(kind).Length));
        Assert.Equal(0, checkout.Run("--target=Detect").ExitCode);
    }

    [Fact]
    public void Credentials_that_expire_on_a_terminal_are_waited_for_and_no_picture_is_held_against_them()
    {
        Dialogue.SkipWithout();
        using var checkout = new RecordCheckout(pictures: 20, DetectionKind.Label);
        var refused = 0;
        checkout.Server.Script = request => request.Operation.EndsWith("DetectLabels", StringComparison.Ordinal)
            && checkout.Billed > 5 && Interlocked.Increment(ref refused) == 1 ? ServerFault.ExpiredCredentials : null;
        var run = checkout.OnTerminal(
            [("Go on? [y/N] ", "y\n"), ("then press Enter", "\n")], "--target=Record",
            "--set=aws.requestsPerSecond=20").Succeeded();
        Assert.Contains("The credentials have expired.", run.Out, StringComparison.Ordinal);
        Assert.Equal(20, checkout.Lines(DetectionKind.Label).Length);
        Assert.Single(File.ReadAllLines(checkout.Failures));
    }

    [Fact]
    public void Ctrl_C_where_credentials_have_expired_ends_the_run_and_keeps_what_was_answered()
    {
        Dialogue.SkipWithout();
        using var checkout = new RecordCheckout(pictures: 20, DetectionKind.Label);
        checkout.Server.Script = request => request.Operation.EndsWith("DetectLabels", StringComparison.Ordinal)
            && checkout.Billed > 5 ? ServerFault.ExpiredCredentials : null;
        var run = checkout.OnTerminal(
            [("then press Enter", "\u0003")], "--target=Record", "--yes", "--set=aws.requestsPerSecond=20");
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Error: stopped. Run the same command again", run.Out, StringComparison.Ordinal);
        Assert.InRange(checkout.Lines(DetectionKind.Label).Length, 1, 19);
        Assert.Single(File.ReadAllLines(checkout.Failures));
    }

    [Fact]
    public void What_the_service_refuses_is_listed_and_not_asked_again()
    {
        using var checkout = new RecordCheckout(pictures: 20, DetectionKind.Label);
        checkout.Server.Script = request => request.Operation.EndsWith("DetectLabels", StringComparison.Ordinal)
            && checkout.Billed == 5 ? new ServerFault.Error(400, "InvalidImageFormatException") : null;
        var run = checkout.Run("--target=Record", "--yes", "--set=aws.requestsPerSecond=20");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 refused by the service: InvalidImageFormatException", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(checkout.Failures).Length);
        var again = checkout.Run("--target=Record", "--yes");
        Assert.Equal((0, 20), (again.ExitCode, checkout.Billed));
        Assert.Contains("1 that the service refused are not made again", again.Out, StringComparison.Ordinal);
        Assert.Contains("ask Rekognition 0 times", checkout.Run("--target=Estimate").Out, StringComparison.Ordinal);
        checkout.Server.Script = static _ => null;
        File.Delete(checkout.Failures);
        Assert.Equal(0, checkout.Run("--target=Record", "--yes").ExitCode);
        Assert.Equal(21, checkout.Billed);
    }

    [Fact]
    public void Expired_credentials_end_a_run_that_nobody_watches_and_say_what_to_do()
    {
        using var checkout = new RecordCheckout(pictures: 30, DetectionKind.Label);
        checkout.Server.Script = static request => request.Number > 10 ? ServerFault.ExpiredCredentials : null;
        var run = checkout.Run("--target=Record", "--yes", Fast);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the credentials have expired. Sign in again", run.Error, StringComparison.Ordinal);
        Assert.Equal(10, checkout.Lines(DetectionKind.Label).Length);
        Assert.Single(File.ReadAllLines(checkout.Failures));
    }

    [Fact]
    public void A_refresh_asks_about_all_again_and_keeps_one_answer()
    {
        using var checkout = new RecordCheckout(pictures: 20, DetectionKind.Label);
        Assert.Equal(0, checkout.Run("--target=Record", "--yes", Fast).ExitCode);
        checkout.Rekognition.LabelModel = "4.0";
        const string New = "\"model\":\"4.0\"";
        // Interrupted by its limit, it goes on, and pays for nothing twice.
        Assert.Equal(1, checkout.Run("--target=Record", "--yes", "--refresh", "--max-cost=0.008", Fast).ExitCode);
        Assert.Equal(
            8, checkout.Lines(DetectionKind.Label).Count(line => line.Contains(New, StringComparison.Ordinal)));
        Assert.Equal(0, checkout.Run("--target=Record", "--yes", "--refresh", Fast).ExitCode);
        Assert.Equal(40, checkout.Billed);
        var lines = checkout.Lines(DetectionKind.Label);
        Assert.Equal(20, lines.Length);
        Assert.All(lines, line => Assert.Contains(New, line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_moderation_model_that_does_not_go_with_the_recordings_ends_the_run()
    {
        using var checkout = new RecordCheckout(pictures: 20, DetectionKind.Moderation);
        checkout.Rekognition.ModerationModel = "6.1";
        Assert.Equal(1, checkout.Run("--target=Record", "--yes", "--max-cost=0.01", Fast).ExitCode);
        checkout.Rekognition.ModerationModel = "7.0";
        var run = checkout.Run("--target=Record", "--yes", "--set=aws.requestsPerSecond=5");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("several moderation models answered", run.Error, StringComparison.Ordinal);
        Assert.True(checkout.Billed < 20);
        // Nothing more is paid for until the study says how they go together.
        var billed = checkout.Billed;
        Assert.Equal(1, checkout.Run("--target=Record", "--yes", Fast).ExitCode);
        Assert.Equal(billed, checkout.Billed);
        Assert.Equal(0, checkout.Run(
            "--target=Record", "--yes", Fast, "--set=detect.moderationNames=version7").ExitCode);
        Assert.Equal(20, checkout.Lines(DetectionKind.Moderation).Length);
    }
}
