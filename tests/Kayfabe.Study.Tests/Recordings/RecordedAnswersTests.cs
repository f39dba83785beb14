using Kayfabe.Study.Detections;
using Kayfabe.Study.Recordings;
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
            using var plan = _folder.Plan("abc");
            Assert.Equal([2, 2, 3], plan.Counts.Select(count => count.Count));
            Assert.Equal(
                new[] { "b", "c" }.OrderBy(Digest).Select(id => $"{id}.jpg"),
                plan.Of(plan.Counts[0].Request).Select(planned => planned.File));
            Assert.Equal(
                [new(DetectionKind.Label, "3.0", 1), new(DetectionKind.Moderation, "7.0", 1)],
                plan.Models.OrderBy(model => model.Kind));
        }
    }

    [Fact]
    public async Task Another_request_is_not_answered_by_it()
    {
        await _folder.Record(Answer("a"));
        using var plan = _folder.Plan("a", settings: RecordingFolder.Settings with { MaxLabels = 10 });
        Assert.Equal(3, plan.Total);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(-1)]
    [InlineData(-40)]
    public async Task What_is_remembered_and_damaged_is_read_again(int at)
    {
        await _folder.Record(Answer("a"));
        Assert.Equal(2, Missing());
        var memory = Assert.Single(Directory.GetFiles(_folder.Memory));
        var whole = await File.ReadAllBytesAsync(memory, TestContext.Current.CancellationToken);
        var damaged = whole.ToArray();
        damaged[at < 0 ? damaged.Length + at : at] ^= 1;
        await File.WriteAllBytesAsync(memory, damaged, TestContext.Current.CancellationToken);
        Assert.Equal(2, Missing());
        Assert.Equal(whole, await File.ReadAllBytesAsync(memory, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_remembered_and_cut_off_is_read_again()
    {
        await _folder.Record(Answer("a"));
        Assert.Equal(2, Missing());
        var memory = Assert.Single(Directory.GetFiles(_folder.Memory));
        var whole = await File.ReadAllBytesAsync(memory, TestContext.Current.CancellationToken);
        foreach (var length in new[] { 0, 10, whole.Length - 1 })
        {
            await File.WriteAllBytesAsync(memory, whole[..length], TestContext.Current.CancellationToken);
            Assert.Equal(2, Missing());
        }
    }

    [Fact]
    public async Task What_is_remembered_is_not_read_again()
    {
        await _folder.Record(Answer("a"));
        Assert.Equal(2, Missing());
        var memory = Assert.Single(Directory.GetFiles(_folder.Memory));
        var written = File.GetLastWriteTimeUtc(memory);
        Assert.Equal(2, Missing());
        Assert.Equal(written, File.GetLastWriteTimeUtc(memory));
    }

    [Fact]
    public async Task Answers_made_before_a_time_do_not_count()
    {
        await _folder.Record(Answer("a", second: 1), Answer("b", second: 5));
        using var plan = _folder.Plan("ab", since: new DateTimeOffset(2026, 11, 1, 12, 0, 3, TimeSpan.Zero));
        Assert.Equal([1, 2, 2], plan.Counts.Select(count => count.Count));
        Assert.Equal("a.jpg", Assert.Single(plan.Of(plan.Counts[0].Request)).File);
    }

    [Fact]
    public void What_was_refused_is_remembered_for_that_very_request()
    {
        using var folder = new TempFolder();
        var requests = RecordingRequest.Of(RecordingFolder.Settings);
        FailedRequest Failed(string picture, AnswerProblem problem) =>
            new(new PlannedRequest(Digest(picture), $"pictures/{picture}.jpg", requests[0]), problem, "\"so\", it is");
        using var failures = new FailedRequests(folder.File("sorted"));
        failures.Add(Failed("a", AnswerProblem.Refused));
        failures.Add(Failed("b", AnswerProblem.NotAnswered));
        FailuresFile.Write(folder.File("f.csv"), failures);
        Assert.Equal([Failed("a", AnswerProblem.Refused)], FailuresFile.ReadRefused(folder.File("f.csv"), requests));
        var other = RecordingRequest.Of(RecordingFolder.Settings with { MaxLabels = 10 });
        Assert.Empty(FailuresFile.ReadRefused(folder.File("f.csv"), other));
        Assert.Empty(FailuresFile.ReadRefused(folder.File("none.csv"), requests));
    }

    private long Missing()
    {
        using var plan = _folder.Plan("a");
        return plan.Total;
    }
}
