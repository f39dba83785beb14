using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Recordings;
using Kayfabe.Study.Tests.Detections;
using static Kayfabe.Study.Tests.Recordings.RecordingFolder;

namespace Kayfabe.Study.Tests.Recordings;

public sealed class RecordedAnswersTests : IDisposable
{
    private readonly RecordingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_picture_is_recorded_by_operation_and_request()
    {
        await _folder.Record(Answer("a"), Answer("b", DetectionKind.Moderation));
        for (var reading = 0; reading < 2; reading++)
        {
            var answers = _folder.Answers();
            Assert.True(answers.Has(DetectionKind.Label, Digest("a")));
            Assert.False(answers.Has(DetectionKind.Moderation, Digest("a")));
            Assert.True(answers.Has(DetectionKind.Moderation, Digest("b")));
            Assert.False(answers.Has(DetectionKind.Label, Digest("c")));
            Assert.Equal("3.0", answers.ModelOf(DetectionKind.Label, Digest("a")));
            Assert.Equal("7.0", answers.ModelOf(DetectionKind.Moderation, Digest("b")));
            Assert.Equal("", answers.ModelOf(DetectionKind.Moderation, Digest("a")));
        }
    }

    [Fact]
    public async Task What_is_remembered_and_damaged_is_read_again()
    {
        await _folder.Record(Answer("a"));
        Assert.True(_folder.Answers().Has(DetectionKind.Label, Digest("a")));
        var memory = Assert.Single(Directory.GetFiles(
            Path.Combine(_folder.Files.Pending, "..", "..", "memory")));
        var bytes = await File.ReadAllBytesAsync(memory, TestContext.Current.CancellationToken);
        bytes[^40] ^= 1;
        await File.WriteAllBytesAsync(memory, bytes, TestContext.Current.CancellationToken);
        Assert.True(_folder.Answers().Has(DetectionKind.Label, Digest("a")));
    }

    [Fact]
    public async Task Answers_made_before_a_time_do_not_count()
    {
        await _folder.Record(Answer("a", second: 1), Answer("b", second: 5));
        var since = new DateTimeOffset(2026, 11, 1, 12, 0, 3, TimeSpan.Zero);
        Assert.False(_folder.Answers().Has(DetectionKind.Label, Digest("a"), since));
        Assert.True(_folder.Answers().Has(DetectionKind.Label, Digest("b"), since));
    }

    [Fact]
    public void What_was_refused_is_remembered_for_that_very_request()
    {
        using var folder = new TempFolder();
        var requests = RecordingRequest.Of(RecordingFolder.Settings);
        FailedRequest Failed(string picture, AnswerProblem problem) =>
            new(new PlannedRequest(Digest(picture), $"pictures/{picture}.jpg", requests[0]), problem, "\"so\", it is");
        FailuresFile.Write(
            folder.File("f.csv"), [Failed("a", AnswerProblem.Refused), Failed("b", AnswerProblem.NotAnswered)]);
        Assert.Equal([Failed("a", AnswerProblem.Refused)], FailuresFile.ReadRefused(folder.File("f.csv"), requests));
        var other = RecordingRequest.Of(RecordingFolder.Settings with { MaxLabels = 10 });
        Assert.Empty(FailuresFile.ReadRefused(folder.File("f.csv"), other));
        Assert.Empty(FailuresFile.ReadRefused(folder.File("none.csv"), requests));
    }

    [Fact]
    public void A_plan_asks_about_each_content_once_in_the_order_of_digests()
    {
        using var folder = new TempFolder();
        var list = folder.File(PictureFiles.Name);
        PictureFiles.Write(list, "abcd".Select(c => (DetectFolder.Picture($"{c}"), new PictureHeader("jpeg", 100, 100)))
            .Append((DetectFolder.Picture("a") with { Picture = "twin" }, new PictureHeader("jpeg", 100, 100))));
        var requests = RecordingRequest.Of(RecordingFolder.Settings);
        var plan = RecordingPlan.Of(list, requests, (request, picture) =>
            picture != Digest("b") && (picture != Digest("c") || request.Kind == DetectionKind.Label));
        Assert.Equal((4, 3, 7L), (plan.Pictures, plan.PicturesToAsk, plan.Total));
        Assert.Equal([3, 2, 2], plan.Counts.Select(count => count.Count));
        Assert.Equal(
            new[] { "a", "c", "d" }.OrderBy(Digest).Select(id => $"pictures/{id}.jpg"),
            plan.Of(requests[0]).Select(planned => planned.File));
    }
}
