using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Provenance;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Models;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Trust;
using Kayfabe.Settings;
using Kayfabe.Store.Files;

namespace Kayfabe.Build.Signing;

/// <summary>
/// Signs what is published: the statement, and the model where there is one. A signature that is right already is left
/// as it is, since each new one would have other bytes.
/// </summary>
internal sealed class PublishedSignatures(ProjectPaths paths, SigningKey key)
{
    private readonly string _reports = Path.GetDirectoryName(paths.Published)!;

    /// <summary>Signs both.</summary>
    /// <param name="now">The time, for the dates of the key.</param>
    /// <returns>Lines for the user; empty where all was signed already.</returns>
    /// <exception cref="InputException">trust.json has faults.</exception>
    public IReadOnlyList<string> Sign(DateTimeOffset now)
    {
        var lines = new List<string>();
        SignStatement(now, lines);
        SignModel(lines);
        return lines;
    }

    private void SignStatement(DateTimeOffset now, List<string> lines)
    {
        var folder = Path.Combine(paths.Published, PublishedStatement.Folder);
        var statement = File.ReadAllBytes(Path.Combine(folder, PublishedStatement.FileName));
        var path = Path.Combine(folder, PublishedStatement.SignedFileName);
        if (Read(path) is { } there && there.Envelope.IsSignedBy(key.Public)
            && there.Envelope.Payload.Span.SequenceEqual(statement))
            return;
        var bundle = SigstoreBundle.Sign(statement, key);
        AtomicFile.Write(path, bundle.ToBytes(), _reports);
        lines.Add($"Signed {paths.Display(path)} with the {key.Public}.");
        if (TrustFile.Read(Path.Combine(paths.Root, TrustFile.FileName)).Judge(bundle, now) is NotTrusted no)
            lines.Add($"{TrustFile.FileName} does not make it trusted: {no.Detail} (docs/provenance.md).");
    }

    private void SignModel(List<string> lines)
    {
        var folder = Path.Combine(paths.Published, PublishedModel.Folder);
        var path = Path.Combine(paths.Published, PublishedModel.SignatureFile);
        if (!Directory.Exists(folder) || IsSigned(path, folder))
            return;
        AtomicFile.Write(path, ModelSignature.Sign(folder, paths.Study, key).ToBytes(), _reports);
        lines.Add($"Signed {paths.Display(path)}.");
    }

    private bool IsSigned(string path, string folder)
    {
        try
        {
            return Read(path) is { } bundle && ModelSignature.Verify(bundle, key.Public, folder) is not null;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private static SigstoreBundle? Read(string path)
    {
        try
        {
            return StoredFile.Read(path) is { } bytes ? SigstoreBundle.Read(bytes) : null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
