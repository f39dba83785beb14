using System.Globalization;
using System.Text.Json;
using Kayfabe.Provenance.Json;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Provenance.Statements;

/// <summary>What is published of a run.</summary>
/// <param name="Run">What was made, and from what.</param>
/// <param name="LockBytes">The bytes of the published lock.</param>
/// <param name="Files">The other published files, relative to reports/&lt;study&gt;/.</param>
/// <param name="IsFolder">Whether an input of the study is a folder.</param>
public sealed record PublishedRun(
    StudyLock Run, ReadOnlyMemory<byte> LockBytes, IReadOnlyList<ResourceDescriptor> Files,
    Func<string, bool> IsFolder);

/// <summary>
/// How a published result was built: an in-toto statement with SLSA provenance (slsa.dev/spec/v1.2/provenance). All of
/// it but the <see cref="RunFacts"/> follows from the lock. docs/provenance.md describes it.
/// </summary>
/// <param name="Subjects">The published files, relative to reports/&lt;study&gt;/.</param>
/// <param name="Study">The study's name.</param>
/// <param name="Dependencies">What the result was made from.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Facts">Who made it, when and where.</param>
public sealed record ProvenanceStatement(
    IReadOnlyList<ResourceDescriptor> Subjects, string Study, IReadOnlyList<ResourceDescriptor> Dependencies,
    string Run, RunFacts Facts)
{
    // Extensions of SLSA's predicate begin with a vendor's name.
    private const string Origins = "kayfabe_origins";

    /// <summary>The bytes of the statement of a run.</summary>
    /// <param name="published">What is published of the run.</param>
    /// <param name="facts">What does not follow from the lock.</param>
    public static byte[] Write(PublishedRun published, RunFacts facts)
    {
        var run = published.Run;
        var lockDigest = Digest.Of(published.LockBytes.Span);
        var all = published.Files.Append(ResourceDescriptor.Of("lock.json", lockDigest))
            .OrderBy(subject => subject.Name, StringComparer.Ordinal).ToList();
        var dependencies = RunDependencies.Of(run, lockDigest, facts.Source, published.IsFolder).ToList();
        return StrictJson.Indented(json => Statement.Write(json, all, PredicateTypes.Provenance, predicate =>
        {
            predicate.WriteStartObject("buildDefinition");
            WriteDefinition(predicate, run, facts.Source, dependencies);
            predicate.WriteEndObject();
            predicate.WriteStartObject("runDetails");
            WriteDetails(predicate, run, facts);
            predicate.WriteEndObject();
        }));
    }

    /// <summary>Reads what <see cref="Write"/> writes.</summary>
    /// <exception cref="RefusedException">It is anything else.</exception>
    public static ProvenanceStatement Read(ReadOnlyMemory<byte> bytes)
    {
        var statement = Statement.Read(bytes);
        var predicate = statement.PredicateOf(PredicateTypes.Provenance);
        var definition = StrictJson.Member(predicate, "buildDefinition", JsonValueKind.Object);
        if (StrictJson.Text(definition, "buildType") != ProjectPage.BuildType)
        {
            throw new RefusedException(
                Refusal.WrongMember, $"the statement's buildType is not {ProjectPage.BuildType}");
        }
        var external = StrictJson.Member(definition, "externalParameters", JsonValueKind.Object);
        StrictJson.Only(external, "study", "overrides");
        var dependencies =
            StrictJson.Objects(definition, "resolvedDependencies").Select(ResourceDescriptor.Read).ToList();
        var details = StrictJson.Member(predicate, "runDetails", JsonValueKind.Object);
        return new ProvenanceStatement(
            statement.Subjects, StrictJson.Text(external, "study"), dependencies,
            StrictJson.Text(StrictJson.Member(details, "metadata", JsonValueKind.Object), "invocationId"),
            new RunFacts(
                ReadSource(StrictJson.Member(definition, "internalParameters", JsonValueKind.Object), dependencies),
                [.. StrictJson.Objects(details, Origins).Select(ReadOrigin)]));
    }

    /// <summary>
    /// Whether a statement is that of a run: apart from its facts, which say who made the result, it has each byte that
    /// follows from the lock.
    /// </summary>
    /// <param name="statement">The bytes of the statement.</param>
    /// <param name="published">What is published of the run.</param>
    public static bool IsOf(ReadOnlyMemory<byte> statement, PublishedRun published)
    {
        try
        {
            return Write(published, Read(statement).Facts).AsSpan().SequenceEqual(statement.Span);
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private static void WriteDefinition(
        Utf8JsonWriter json, StudyLock run, SourceState source, List<ResourceDescriptor> dependencies)
    {
        json.WriteString("buildType", ProjectPage.BuildType);
        json.WriteStartObject("externalParameters");
        json.WriteString("study", run.Study);
        // What is published is what study.json says: a run with overrides publishes nothing.
        json.WriteStartObject("overrides");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("internalParameters");
        json.WriteString("sources", source.Commit is null ? "noCommit" : source.IsDirty ? "dirty" : "clean");
        json.WriteStartObject("environment");
        foreach (var (name, value) in RunDependencies.Entries(run, EntryKind.Environment))
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartObject("settings");
        foreach (var stage in run.Stages)
        {
            json.WriteStartObject(stage.Stage);
            foreach (var entry in stage.Entries.Where(entry => entry.Kind == EntryKind.Setting))
                json.WriteString(entry.Name, entry.Value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("resolvedDependencies");
        foreach (var dependency in dependencies)
            dependency.Write(json);
        json.WriteEndArray();
    }

    private static void WriteDetails(Utf8JsonWriter json, StudyLock run, RunFacts facts)
    {
        json.WriteStartObject("builder");
        json.WriteString("id", facts.Builder);
        json.WriteEndObject();
        json.WriteStartObject("metadata");
        json.WriteString("invocationId", run.Id);
        if (facts.Started is { } started)
            json.WriteString("startedOn", Text(started));
        if (facts.Finished is { } finished)
            json.WriteString("finishedOn", Text(finished));
        json.WriteEndObject();
        json.WriteStartArray(Origins);
        foreach (var (stage, seconds, origin) in facts.Stages)
        {
            json.WriteStartObject();
            json.WriteString("stage", stage);
            json.WriteNumber("seconds", seconds);
            json.WritePropertyName("origin");
            if (origin is null)
                json.WriteNullValue();
            else
                origin.Write(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static SourceState ReadSource(JsonElement parameters, List<ResourceDescriptor> dependencies)
    {
        var commit = dependencies.Find(dependency => dependency.Name == "git")?.Digests.GetValueOrDefault("gitCommit");
        return StrictJson.Text(parameters, "sources") switch
        {
            "noCommit" when commit is null => new SourceState(null, IsDirty: false),
            "clean" when commit is not null => new SourceState(commit, IsDirty: false),
            "dirty" when commit is not null => new SourceState(commit, IsDirty: true),
            _ => throw StrictJson.Wrong("sources"),
        };
    }

    private static StageOrigin ReadOrigin(JsonElement json)
    {
        StrictJson.Only(json, "stage", "seconds", "origin");
        return new StageOrigin(
            StrictJson.Text(json, "stage"),
            StrictJson.Seconds(json, "seconds"),
            StrictJson.Optional(json, "origin", JsonValueKind.Object) is { } origin
                ? Origin.Read(origin) ?? throw StrictJson.Wrong("origin")
                : null);
    }

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString(Origin.TimeFormat, CultureInfo.InvariantCulture);
}
