using Kayfabe.Aws.Resources;

namespace Kayfabe.Aws.Tests.Resources;

public sealed class JournalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe-");

    private string File => Path.Combine(_folder.FullName, "aws", "journal.jsonl");

    private ResourceJournal Journal => new(File, TimeProvider.System);

    [Fact]
    public void What_was_asked_for_is_open_until_it_is_gone()
    {
        var entry = Begin("a");
        Assert.False(Assert.Single(Journal.Open()).IsMade);
        Journal.Made(entry);
        Assert.True(Assert.Single(Journal.Open()).IsMade);
        Journal.Gone(entry);
        Assert.Empty(Journal.Open());
    }

    [Fact]
    public void What_is_asked_for_again_is_unknown_again()
    {
        Journal.Made(Begin("a"));
        Begin("b");
        Begin("a");
        Assert.Equal([("b", false), ("a", false)], Journal.Open().Select(entry => (entry.Name, entry.IsMade)));
    }

    [Fact]
    public void What_was_asked_for_within_the_hour_is_not_forgotten_though_it_was_asked_for_before()
    {
        var clock = new ManualClock();
        var journal = new ResourceJournal(File, clock);
        journal.Began(ResourceKind.Endpoint, "a", "us-east-1", "123456789012", "sample", "run1");
        clock.Advance(TimeSpan.FromHours(2));
        journal.Began(ResourceKind.Endpoint, "a", "us-east-1", "123456789012", "sample", "run1");
        journal.Forget("us-east-1", "123456789012");
        Assert.Single(journal.Open());
        clock.Advance(TimeSpan.FromHours(2));
        journal.Forget("us-east-1", "123456789012");
        Assert.Empty(journal.Open());
    }

    [Fact]
    public void A_line_that_a_crash_cut_off_is_counted_and_harms_no_other()
    {
        Begin("a");
        Begin("b");
        var text = System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(File, text[..^20]);
        Begin("c");
        var damaged = new List<int>();
        Assert.Equal(["a", "c"], Journal.Open(damaged.Add).Select(entry => entry.Name));
        Assert.Equal([2], damaged);
    }

    [Fact]
    public async Task Several_writers_lose_no_line()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 20; i++)
                Begin($"{writer}-{i}");
        })));
        Assert.Equal(160, Journal.Open(line => Assert.Fail($"line {line}")).Count);
    }

    [Fact]
    public void Tags_read_back_and_a_resource_without_study_and_run_is_not_ours()
    {
        var tags = new ResourceTags("sample", "run1", new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(tags, ResourceTags.Of(tags.Pairs()));
        Assert.Null(ResourceTags.Of(tags.Pairs().Take(1)));
        Assert.Null(ResourceTags.Of([]));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private JournalEntry Begin(string name) =>
        Journal.Began(ResourceKind.Endpoint, name, "us-east-1", "123456789012", "sample", "run1");
}
