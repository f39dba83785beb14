using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Kayfabe.Provenance.Statements;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Provenance.Tests.Statements;

public sealed class ProvenanceStatementLaws
{
    private static readonly StudyLock s_run = new(
        "sample", [Stage(
            "Ingest", new KeyEntry(EntryKind.Input, "exports/posts.csv", Digest.Of("posts"u8).ToString()),
            new KeyEntry(EntryKind.Input, "pictures", Digest.Of("pictures"u8).ToString()),
            new KeyEntry(EntryKind.Input, "captions", null),
            new KeyEntry(EntryKind.Package, "CsvHelper", "34.0.0.0 (0b55)")),
        Stage(
            "Train", new KeyEntry(EntryKind.Setting, "eta", "0.2"), new KeyEntry(EntryKind.Setting, "gamma", null),
            new KeyEntry(EntryKind.Environment, "XGBoost", "1.7.4"),
            new KeyEntry(EntryKind.Environment, Difference.LibraryOf("XGBoost"), Digest.Of("so"u8).ToString()))]);

    private static readonly PublishedRun s_published = new(
        s_run, s_run.ToBytes(), [ResourceDescriptor.Of("report.html", Digest.Of("report"u8))],
        input => input == "pictures");

    private static readonly RunFacts s_facts = new(
        new SourceState("0123456789abcdef0123456789abcdef01234567", IsDirty: true),
        [
            new StageOrigin("Ingest", 1.5, Results.Origin with { Started = Results.Origin.Started.AddHours(-1) }),
            new StageOrigin("Train", 60.25, Results.Origin),
        ]);

    private static readonly byte[] s_statement = ProvenanceStatement.Write(s_published, s_facts);

    [Fact]
    public Task A_statement_reads_as_approved() => Verify(Encoding.UTF8.GetString(s_statement));

    [Fact]
    public void It_is_read_as_it_was_written()
    {
        var read = ProvenanceStatement.Read(s_statement);

        Assert.Equal("sample", read.Study);
        Assert.Equal(s_run.Id, read.Run);
        Assert.Equal(s_facts.Source, read.Facts.Source);
        Assert.Equal(s_facts.Stages, read.Facts.Stages);
        Assert.True(ProvenanceStatement.IsOf(s_statement, s_published));
    }

    [Fact]
    public void Without_a_commit_and_without_origins_it_says_so()
    {
        var facts = new RunFacts(new SourceState(null, IsDirty: false), [new StageOrigin("Train", 1, null)]);

        var read = ProvenanceStatement.Read(ProvenanceStatement.Write(s_published, facts));

        Assert.Equal(ProjectPage.UnknownBuilder, read.Facts.Builder);
        Assert.Null(read.Facts.Started);
        Assert.Equal(facts.Source, read.Facts.Source);
        Assert.Equal(new StatementClaim(ProjectPage.UnknownBuilder, null), StatementClaim.Of(
            Statement.Read(ProvenanceStatement.Write(s_published, facts))));
    }

    [Fact]
    public void Who_is_trusted_for_it_is_the_builder_of_the_last_stage_at_the_end_of_the_work() =>
        Assert.Equal(
            new StatementClaim(Results.Origin.Builder, Results.Origin.Started.AddSeconds(60)),
            StatementClaim.Of(Statement.Read(s_statement)));

    // What a flip changes is refused, or is one of the facts, which no lock knows.
    [Property]
    public bool A_flipped_bit_is_seen_unless_it_is_in_the_facts(uint at)
    {
        byte[] altered = [.. s_statement];
        altered[at % altered.Length] ^= (byte)(1 << (int)(at % 7));
        if (!ProvenanceStatement.IsOf(altered, s_published))
            return true;
        var facts = ProvenanceStatement.Read(altered).Facts;
        return facts.Source != s_facts.Source || !facts.Stages.SequenceEqual(s_facts.Stages);
    }

    [Theory]
    [InlineData("seconds", "-1"), InlineData("seconds", "1e999"), InlineData("seconds", "\"1\"")]
    [InlineData("origin", "{}"), InlineData("more", "1")]
    public void An_origin_that_cannot_be_is_refused(string member, string value)
    {
        var json = JsonNode.Parse(s_statement)!;
        var origin = json["predicate"]!["runDetails"]!["kayfabe_origins"]![0]!.AsObject();
        origin[member] = "here";
        var text = json.ToJsonString().Replace("\"here\"", value, StringComparison.Ordinal);

        Assert.Throws<RefusedException>(() => ProvenanceStatement.Read(Encoding.UTF8.GetBytes(text)));
        Assert.False(ProvenanceStatement.IsOf(Encoding.UTF8.GetBytes(text), s_published));
    }

    [Fact]
    public void Any_number_of_seconds_gives_a_statement()
    {
        var facts = s_facts with { Stages = [new StageOrigin("Train", 1e300, Results.Origin)] };

        Assert.Equal(
            facts.Stages, ProvenanceStatement.Read(ProvenanceStatement.Write(s_published, facts)).Facts.Stages);
    }

    private static LockedStage Stage(string name, params KeyEntry[] entries)
    {
        var key = new KeyDescription(entries);
        return new LockedStage(name, key.Key, key.Entries, []);
    }
}
