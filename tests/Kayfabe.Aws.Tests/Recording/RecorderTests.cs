using Amazon.Rekognition.Model;
using Kayfabe.Aws.Recording;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Aws.Tests.Recording;

public sealed class RecorderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_picture_gets_an_answer_to_each_request_and_a_second_run_asks_nothing()
    {
        using var study = new RecordedStudy(pictures: 30);
        var result = await study.Record(stop: Cancel);
        Assert.Equal((RecordEnd.Done, 90L, 90L), (result.End, result.Recorded, result.Attempts));
        Assert.Empty(study.Failed.InOrder());
        foreach (var kind in DetectionKinds.All)
        {
            var lines = study.Lines(kind);
            Assert.Equal(30, lines.Length);
            Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
        }
        Assert.Equal(0, study.Missing);
    }

    [Fact]
    public async Task The_answer_is_kept_as_it_came_with_model_region_and_request()
    {
        using var study = new RecordedStudy(pictures: 1) { Settings = new() { Kinds = [DetectionKind.Moderation] } };
        await study.Record(stop: Cancel);
        var line = Assert.Single(study.Lines(DetectionKind.Moderation));
        Assert.StartsWith(
            $"{{\"picture\":\"{study.Pictures[0].Digest}\",\"operation\":\"DetectModerationLabels\","
            + "\"request\":{\"MinConfidence\":50},\"model\":\"7.0\",\"region\":\"us-east-1\",\"recordedAt\":\"",
            line, StringComparison.Ordinal);
        // ContentTypes is in no model of ours.
        Assert.EndsWith("\"ModerationModelVersion\":\"7.0\",\"ContentTypes\":[]}}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throttled_and_lost_requests_are_repeated_and_each_is_counted()
    {
        using var study = new RecordedStudy(pictures: 60) { Settings = new() { Kinds = [DetectionKind.Label] } };
        study.Server.Script = request => (request.Number % 10) switch
        {
            0 or 5 => new ServerFault.Throttled(),
            7 => new ServerFault.ResetInBody(),
            _ => null,
        };
        var result = await study.Record(stop: Cancel);
        Assert.Equal((RecordEnd.Done, 60L), (result.End, result.Recorded));
        Assert.Equal(60, study.Lines(DetectionKind.Label).Length);
        Assert.Equal(study.Server.Requests, result.Attempts);
        Assert.True(result.Attempts > 60);
    }

    [Fact]
    public async Task The_run_stops_before_the_limit_and_the_next_one_goes_on()
    {
        using var study = new RecordedStudy(pictures: 40) { Settings = new() { Kinds = [DetectionKind.Label] } };
        study.Server.Script = request => request.Number % 5 == 0 ? new ServerFault.Throttled() : null;
        var result = await study.Record(most: 20, stop: Cancel);
        Assert.Equal(RecordEnd.Limit, result.End);
        Assert.Equal((20L, 20), (result.Attempts, study.Server.Requests));
        Assert.Equal(result.Recorded, study.Lines(DetectionKind.Label).Length);
        Assert.Equal(40 - result.Recorded, study.Missing);
        Assert.Equal(RecordEnd.Done, (await study.Record(stop: Cancel)).End);
        Assert.Equal(40, study.Lines(DetectionKind.Label).Length);
    }

    [Fact]
    public async Task A_picture_that_the_service_refuses_fails_alone()
    {
        using var study = new RecordedStudy(pictures: 3) { Settings = new() { Kinds = [DetectionKind.Label] } };
        study.Add("web", "<html>"u8.ToArray());
        var result = await study.Record(stop: Cancel);
        Assert.Equal((RecordEnd.Done, 3L), (result.End, result.Recorded));
        var failed = Assert.Single(study.Failed.InOrder());
        Assert.Equal(
            ("pictures/web.jpg", AnswerProblem.Refused, "InvalidImageFormatException"),
            (failed.Request.File, failed.Problem, failed.Reason));
    }

    [Fact]
    public async Task A_picture_that_changed_since_it_was_checked_is_not_sent()
    {
        using var study = new RecordedStudy(pictures: 2) { Settings = new() { Kinds = [DetectionKind.Label] } };
        await File.WriteAllBytesAsync(Path.Combine(study.Folder, "pictures", "p0.jpg"), [0xFF, 0xD8, 0xFF, 9], Cancel);
        var result = await study.Record(stop: Cancel);
        Assert.Equal(AnswerProblem.Changed, Assert.Single(study.Failed.InOrder()).Problem);
        Assert.Equal(1, study.Server.Requests);
    }

    [Fact]
    public async Task Throttling_without_an_end_is_no_failure_of_a_picture()
    {
        using var study = new RecordedStudy(pictures: 2) { Settings = new() { Kinds = [DetectionKind.Label] } };
        study.Server.Script = static _ => new ServerFault.Throttled();
        var result = await study.Record(stop: Cancel);
        Assert.All(study.Failed.InOrder(), failed => Assert.Equal(AnswerProblem.NotAnswered, failed.Problem));
        Assert.Equal(2, study.Missing);
    }

    [Theory]
    [InlineData("half")]
    [InlineData("html")]
    public async Task An_answer_that_is_no_recording_is_not_kept(string kind)
    {
        using var study = new RecordedStudy(pictures: 1) { Settings = new() { Kinds = [DetectionKind.Label] } };
        study.Server.Script = _ => kind == "half" ? new ServerFault.HalfJson() : new ServerFault.Html();
        var result = await study.Record(stop: Cancel);
        Assert.Equal(AnswerProblem.Unusable, Assert.Single(study.Failed.InOrder()).Problem);
        Assert.Empty(study.Lines(DetectionKind.Label));
    }

    [Fact]
    public async Task Expired_credentials_pause_the_run_and_mark_no_picture()
    {
        using var study = new RecordedStudy(pictures: 50) { Settings = new() { Kinds = [DetectionKind.Label] } };
        var (isExpired, renewals) = (false, 0);
        study.Server.Script = request =>
        {
            if (request.Number == 20)
                isExpired = true;
            return isExpired ? ServerFault.ExpiredCredentials : null;
        };
        study.Renew = _ =>
        {
            renewals++;
            isExpired = false;
            return Task.FromResult(true);
        };
        var result = await study.Record(stop: Cancel);
        Assert.Equal((RecordEnd.Done, 50L, 1), (result.End, result.Recorded, renewals));
        Assert.Empty(study.Failed.InOrder());
    }

    [Fact]
    public async Task Expired_credentials_that_nobody_renews_end_the_run_with_what_was_answered()
    {
        using var study = new RecordedStudy(pictures: 50) { Settings = new() { Kinds = [DetectionKind.Label] } };
        study.Server.Script = static request => request.Number >= 20 ? ServerFault.ExpiredCredentials : null;
        var result = await study.Record(stop: Cancel);
        Assert.Equal(RecordEnd.Expired, result.End);
        Assert.Empty(study.Failed.InOrder());
        Assert.Contains("expired", Assert.Single(result.Faults).Problem, StringComparison.Ordinal);
        Assert.Equal(20, study.Lines(DetectionKind.Label).Length);
    }

    [Fact]
    public async Task Denied_access_ends_the_run_and_names_the_action()
    {
        using var study = new RecordedStudy(pictures: 50) { Settings = new() { Kinds = [DetectionKind.Label] } };
        study.Server.Script = static _ => ServerFault.Denied("rekognition:DetectLabels");
        var result = await study.Record(stop: Cancel);
        Assert.Equal(RecordEnd.Faulty, result.End);
        Assert.Contains("rekognition:DetectLabels", result.Faults[0].Problem, StringComparison.Ordinal);
        Assert.Empty(study.Failed.InOrder());
    }

    [Fact]
    public async Task A_model_that_the_study_does_not_state_ends_the_run_before_more_is_paid_for()
    {
        using var study = new RecordedStudy(pictures: 200)
        {
            Settings = new() { Kinds = [DetectionKind.Moderation], ModerationModels = ["6.1"] },
            PerSecond = 50,
        };
        var result = await study.Record(stop: Cancel);
        Assert.Equal(RecordEnd.Faulty, result.End);
        Assert.Contains("study.json states 6.1", result.Faults[0].Problem, StringComparison.Ordinal);
        Assert.True(result.Attempts < 200);
        Assert.Equal(result.Recorded, study.Lines(DetectionKind.Moderation).Length);
    }

    [Fact]
    public async Task A_stop_keeps_what_was_answered()
    {
        using var study = new RecordedStudy(pictures: 200) { Settings = new() { Kinds = [DetectionKind.Label] } };
        using var stop = new CancellationTokenSource();
        study.Progress = done =>
        {
            if (done == 30)
                stop.Cancel();
        };
        var result = await study.Record(stop: stop.Token);
        Assert.Equal(RecordEnd.Stopped, result.End);
        Assert.InRange(result.Recorded, 30, 199);
        // Whatever was sent was waited for.
        Assert.Equal(result.Attempts, result.Recorded);
        Assert.Equal(result.Recorded, study.Lines(DetectionKind.Label).Length);
    }

    [Fact]
    public async Task A_picture_above_5_MB_is_asked_about_in_S3()
    {
        using var study = new RecordedStudy(pictures: 1) { Settings = new() { Kinds = [DetectionKind.Label] } };
        study.Add("large", [0xFF, 0xD8, 0xFF, .. new byte[6_000_000]]);
        var uploaded = new List<string>();
        study.Upload = async (request, cancel) =>
        {
            uploaded.Add(request.File);
            using var clients = TestClients.Of(study.Server.Url);
            await clients.S3.PutBucketAsync("pictures", cancel);
            await clients.S3.PutObjectAsync(
                new Amazon.S3.Model.PutObjectRequest
                {
                    BucketName = "pictures",
                    Key = "large.jpg",
                    FilePath = Path.Combine(study.Folder, request.File),
                },
                cancel);
            return new S3Object { Bucket = "pictures", Name = "large.jpg" };
        };
        var result = await study.Record(stop: Cancel);
        Assert.Equal((RecordEnd.Done, 2L), (result.End, result.Recorded));
        Assert.Equal(["pictures/large.jpg"], uploaded);
        Assert.Equal(2L, result.Attempts);
    }

    [Fact]
    public async Task A_service_that_is_down_ends_the_run()
    {
        using var study = new RecordedStudy(pictures: 500) { Settings = new() { Kinds = [DetectionKind.Label] } };
        study.Server.Script = static _ => new ServerFault.Error(500, "InternalServerError");
        var result = await study.Record(stop: Cancel);
        Assert.Equal(RecordEnd.Faulty, result.End);
        Assert.True(study.Failed.Count < 500);
        Assert.Equal(study.Server.Requests, result.Attempts);
    }

    [Fact]
    public async Task The_ledger_of_a_run_that_was_killed_counts_toward_the_limit()
    {
        using var study = new RecordedStudy(pictures: 40) { Settings = new() { Kinds = [DetectionKind.Label] } };
        await File.WriteAllTextAsync(study.Ledger, "+++-+++++++++", Cancel);
        var result = await study.Record(most: 20, stop: Cancel);
        Assert.Equal((RecordEnd.Limit, 20L, 9), (result.End, result.Attempts, study.Server.Requests));
    }
}
