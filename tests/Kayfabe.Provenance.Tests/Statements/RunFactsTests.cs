using Kayfabe.Provenance.Statements;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Provenance.Tests.Statements;

public sealed class RunFactsTests
{
    [Theory]
    [InlineData(0.05, 0.9)]
    [InlineData(0.95, 0.1)]
    [InlineData(0.5, 0.5)]
    public void A_statement_is_that_of_its_run_whatever_the_fraction_of_a_second(double started, double seconds)
    {
        var origin = new Origin(
            DateTimeOffset.UnixEpoch.AddSeconds(started), "host", "linux", "x64", ProjectPage.UnknownBuilder);
        var entries = new KeyDescription([new KeyEntry(EntryKind.Schema, "Report", "1")]);
        var run = new StudyLock("s", [new LockedStage("Report", entries.Key, entries.Entries, [])]);
        var published = new PublishedRun(run, run.ToBytes(), [], static _ => false);

        var statement = ProvenanceStatement.Write(
            published, new RunFacts(new SourceState(null, false), [new StageOrigin("Report", seconds, origin)]));

        Assert.True(ProvenanceStatement.IsOf(statement, published));
    }
}
