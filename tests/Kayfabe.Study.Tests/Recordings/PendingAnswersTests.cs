using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Recordings;
using static Kayfabe.Study.Tests.Recordings.RecordingFolder;

namespace Kayfabe.Study.Tests.Recordings;

public sealed class PendingAnswersTests : IDisposable
{
    private readonly RecordingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_are_sorted_by_picture_in_a_file_an_operation()
    {
        string[] pictures = [.. "abcdefghij".Select(c => $"{c}")];
        await _folder.Record([.. pictures.Select(picture => Answer(picture))]);
        await _folder.Record(Answer("k"), Answer("a", DetectionKind.Moderation));
        var expected = pictures.Append("k").OrderBy(Digest).Select(picture => Line(Answer(picture)));
        Assert.Equal(string.Concat(expected), _folder.Text(DetectionKind.Label));
        Assert.Equal(Line(Answer("a", DetectionKind.Moderation)), _folder.Text(DetectionKind.Moderation));
        Assert.False(File.Exists(_folder.Files.PathOf(DetectionKind.Celebrity)));
        Assert.False(PendingAnswers.Exist(_folder.Files));
    }

    [Fact]
    public async Task An_answer_is_on_disk_when_its_task_is_done()
    {
        await using var pending = PendingAnswers.Open(_folder.Files);
        await pending.Add(Encoding.UTF8.GetBytes(Line(Answer("a"))));
        using var journal = new StreamReader(
            new FileStream(_folder.Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Assert.Equal(Line(Answer("a")), await journal.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Property]
    public Property Whatever_a_crash_has_cut_off_the_lines_before_it_are_kept() =>
        Prop.ForAll(Gen.Choose(0, 2000).ToArbitrary(), cut =>
        {
            using var folder = new RecordingFolder();
            string[] lines = [Line(Answer("a")), Line(Answer("b")), Line(Answer("c"))];
            var whole = Encoding.UTF8.GetBytes(string.Concat(lines));
            Directory.CreateDirectory(folder.Files.Pending);
            File.WriteAllBytes(folder.Journal, whole[..Math.Min(cut, whole.Length)]);
            PendingAnswers.Recover(folder.Files);
            var kept = Enumerable.Range(0, 3).Count(i => lines.Take(i + 1).Sum(line => line.Length) <= cut);
            var path = folder.Files.PathOf(DetectionKind.Label);
            return kept == (File.Exists(path) ? File.ReadAllLines(path).Length : 0)
                && !PendingAnswers.Exist(folder.Files);
        });

    [Fact]
    public async Task A_merge_that_was_interrupted_before_its_end_is_done_again_with_the_same_result()
    {
        await _folder.Record(Answer("a"), Answer("b"));
        var merged = _folder.Text(DetectionKind.Label);
        // The file has been replaced, and the pending answers have not been removed.
        await File.WriteAllTextAsync(_folder.Journal, Line(Answer("b")), TestContext.Current.CancellationToken);
        PendingAnswers.Recover(_folder.Files);
        Assert.Equal(merged, _folder.Text(DetectionKind.Label));
    }

    [Fact]
    public async Task Of_two_answers_to_one_request_the_later_stays()
    {
        await _folder.Record(Answer("a", second: 5), Answer("b"));
        await _folder.Record(Answer("a", second: 9), Answer("b", second: 1), Answer("b", second: 3));
        Assert.Equal(
            string.Concat(new[] { Answer("a", second: 9), Answer("b", second: 3) }
                .OrderBy(answer => answer.Picture).Select(Line)),
            _folder.Text(DetectionKind.Label));
    }

    [Property]
    public Property However_many_runs_there_are_the_later_of_two_answers_stays() => Prop.ForAll(
        (from picture in Gen.Elements("a", "b", "c", "d", "e")
         from kind in Gen.Elements(DetectionKinds.All.ToArray())
         select (picture, kind)).ArrayOf().ToArbitrary(),
        Gen.Choose(2, 4).ToArbitrary(),
        (asked, mostAtOnce) =>
        {
            using var folder = new RecordingFolder();
            Directory.CreateDirectory(folder.Files.Pending);
            var answers = asked.Take(50).Select((one, second) => Answer(one.picture, one.kind, second)).ToList();
            var runs = new SortedRuns(folder.Files.Pending);
            foreach (var answer in answers)
            {
                File.WriteAllText(folder.Journal, Line(answer));
                runs.Add(folder.Journal, isJournal: true);
            }
            RecordingMerge.Run(folder.Files, runs, mostAtOnce);
            Assert.Empty(runs.Paths);
            foreach (var kind in DetectionKinds.All)
            {
                var expected = answers.Where(answer => answer.Request.Kind == kind).GroupBy(answer => answer.Picture)
                    .Select(group => group.MaxBy(answer => answer.At)!).OrderBy(answer => answer.Picture);
                var path = folder.Files.PathOf(kind);
                Assert.Equal(string.Concat(expected.Select(Line)), File.Exists(path) ? File.ReadAllText(path) : "");
            }
        });

    [Fact]
    public async Task Answers_to_other_requests_stay()
    {
        var other = Line(Answer("a")).Replace("\"MinConfidence\":50", "\"MinConfidence\":80", StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            _folder.Files.PathOf(DetectionKind.Label), other, TestContext.Current.CancellationToken);
        await _folder.Record(Answer("a"));
        Assert.Equal(Line(Answer("a")) + other, _folder.Text(DetectionKind.Label));
    }

    [Fact]
    public async Task A_file_in_another_order_is_sorted()
    {
        string[] lines = [.. "abcdefgh".Select(c => Line(Answer($"{c}")))];
        await File.WriteAllTextAsync(
            _folder.Files.PathOf(DetectionKind.Label),
            string.Concat(lines) + Line(Answer("m", DetectionKind.Moderation)), TestContext.Current.CancellationToken);
        await _folder.Record(Answer("z"));
        Assert.Equal(
            string.Concat(lines.Append(Line(Answer("z"))).Order(StringComparer.Ordinal)),
            _folder.Text(DetectionKind.Label));
        Assert.Equal(Line(Answer("m", DetectionKind.Moderation)), _folder.Text(DetectionKind.Moderation));
    }

    [Fact]
    public async Task A_file_that_is_damaged_is_left_and_the_answers_stay_pending()
    {
        var path = _folder.Files.PathOf(DetectionKind.Label);
        await File.WriteAllTextAsync(path, "{\"picture\":\n", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InputException>(() => _folder.Record(Answer("a")));
        Assert.Equal("{\"picture\":\n", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.True(PendingAnswers.Exist(_folder.Files));
    }
}
