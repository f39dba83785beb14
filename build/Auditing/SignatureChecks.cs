using System.Globalization;
using Kayfabe.Build.Publishing;
using Kayfabe.Build.Signing;
using Kayfabe.Provenance;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Models;
using Kayfabe.Provenance.Statements;
using Kayfabe.Provenance.Trust;
using Kayfabe.Report.Auditing;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Auditing;

/// <summary>
/// Checks the statement of what is published, its signature, and the model's: each must be of exactly this run, and a
/// signature of a key that trust.json allows.
/// </summary>
/// <param name="place">Where they are.</param>
/// <param name="trust">Whose signatures count.</param>
/// <param name="now">The time.</param>
internal sealed class SignatureChecks(AuditPlace place, TrustFile trust, DateTimeOffset now)
{
    private const string NotThere = "it is not here", NotSigned = "it is not here: nothing is signed (--sign)";

    /// <summary>The checks of a published run.</summary>
    public IEnumerable<AuditCheck> Of(KnownRun run)
    {
        if (!run.IsPublished)
            yield break;
        var statement = StoredFile.Read(place.StatementFile(PublishedStatement.FileName));
        yield return Statement(run, statement);
        yield return SignedStatement(statement);
        if (PublishedFiles.ModelOf(run.Lock).Count > 0)
            yield return Model();
    }

    private AuditCheck Statement(KnownRun run, byte[]? bytes)
    {
        var name = NameOf(PublishedStatement.FileName);
        if (bytes is null)
            return new AuditCheck(name, AuditState.Missing, NotThere);
        try
        {
            var statement = ProvenanceStatement.Read(bytes);
            var published = Published(run);
            var problem = ProblemOf(statement, published);
            if (problem is null && !ProvenanceStatement.IsOf(bytes, published))
                problem = "its settings or sources are not those of the lock";
            return problem is null
                ? new AuditCheck(name, AuditState.Verified, Made(statement.Facts))
                : new AuditCheck(name, AuditState.Wrong, problem);
        }
        catch (RefusedException e)
        {
            return new AuditCheck(name, AuditState.Wrong, e.Message);
        }
    }

    private PublishedRun Published(KnownRun run) => new(
        run.Lock, run.Lock.ToBytes(),
        [.. PublishedFiles.Of(run.Lock).Select(file => ResourceDescriptor.Of(file.Path, file.Output.Digest))],
        input => Directory.Exists(Path.Combine(place.Paths.StudyFolder, input)));

    // The first file that it says something else of than the lock does.
    private static string? ProblemOf(ProvenanceStatement statement, PublishedRun published)
    {
        if (statement.Run != published.Run.Id)
            return $"it is of run {statement.Run}, and the lock is of run {published.Run.Id}";
        var said = statement.Subjects.ToDictionary(subject => subject.Name ?? "", subject => subject.Sha256);
        foreach (var file in published.Files.Append(
            ResourceDescriptor.Of(Publisher.LockFile, Digest.Of(published.LockBytes.Span))))
        {
            if (!said.Remove(file.Name ?? "", out var digest))
                return $"it says nothing of {file.Name}";
            if (digest != file.Sha256)
                return $"it names another digest of {file.Name} than the lock does";
        }
        return said.Count > 0 ? $"it names {said.Keys.First()}, which the run did not publish" : null;
    }

    private AuditCheck SignedStatement(byte[]? statement) => Signed(
        NameOf(PublishedStatement.SignedFileName), place.StatementFile(PublishedStatement.SignedFileName),
        trusted => statement is null || trusted.Payload.Span.SequenceEqual(statement)
            ? null : $"it signs another statement than {PublishedStatement.FileName}");

    private AuditCheck Model() => Signed(
        NameOf(ModelSignature.FileName), place.StatementFile(ModelSignature.FileName),
        trusted =>
        {
            ModelSignature.Read(trusted.Payload).Check(Path.Combine(place.Paths.Published, PublishedModel.Folder));
            return null;
        });

    private AuditCheck Signed(string name, string file, Func<Trusted, string?> problemOf)
    {
        if (StoredFile.Read(file) is not { } bytes)
            return new AuditCheck(name, AuditState.Missing, NotSigned);
        try
        {
            var verdict = trust.Judge(SigstoreBundle.Read(bytes), now);
            if (verdict is not Trusted trusted)
            {
                return trust.Keys.Count == 0
                    ? new AuditCheck(
                        name, AuditState.Missing, $"it cannot be verified: {TrustFile.FileName} has no key here")
                    : new AuditCheck(name, AuditState.Wrong, ((NotTrusted)verdict).Detail);
            }
            return problemOf(trusted) is { } problem
                ? new AuditCheck(name, AuditState.Wrong, problem)
                : new AuditCheck(
                    name, AuditState.Verified, $"signed with the {trusted.Key.Key} of {Named(trusted.Key)}");
        }
        catch (RefusedException e)
        {
            return new AuditCheck(name, AuditState.Wrong, e.Message);
        }
    }

    private string NameOf(string file) => place.Paths.Display(place.StatementFile(file));

    private static string Named(TrustedKey key) => key.BuilderName ?? key.Builder;

    // Who made it, when, and from which commit, as far as the statement says.
    private static string Made(RunFacts facts) => string.Join(", ", ((string?[])
    [
        $"made by {facts.Builder}",
        facts.Finished is { } finished ? finished.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            + " UTC" : null,
        facts.Source.Commit is { } commit
            ? $"commit {commit[..12]}{(facts.Source.IsDirty ? " with edits that were not committed" : "")}"
            : "no commit",
    ]).Where(part => part is not null));
}
