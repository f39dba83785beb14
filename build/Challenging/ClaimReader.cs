using System.Text.Json;
using Kayfabe.Provenance;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Statements;
using Kayfabe.Provenance.Trust;
using Kayfabe.Settings;
using Kayfabe.Store;
using Kayfabe.Store.Files;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Challenging;

/// <summary>
/// Reads what others say that they built: signed bundles and bare statements of results, and locks. What is not one of
/// these, or is not to be believed at all, is named.
/// </summary>
/// <param name="trust">Judges signatures.</param>
/// <param name="now">The time, for statements that give none.</param>
internal sealed class ClaimReader(TrustFile trust, DateTimeOffset now)
{
    /// <summary>Bytes at most of a file: a lock or a statement with tens of thousands of outputs.</summary>
    private const int Most = 64 << 20;

    private readonly List<Claim> _claims = [];
    private readonly List<string> _problems = [];

    /// <summary>The claims, in the order of the files.</summary>
    public IReadOnlyList<Claim> Claims => _claims;

    /// <summary>Why files, or statements, do not count: <c>name: reason</c>.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Reads a file, or all files below a folder.</summary>
    /// <exception cref="InputException">There is neither.</exception>
    public void Read(string path, string name)
    {
        if (Directory.Exists(path))
        {
            foreach (var file in FolderFiles.Below(path))
                ReadFile(Path.Combine(path, file), $"{name.TrimEnd('/')}/{file}");
        }
        else if (Path.Exists(path))
        {
            ReadFile(path, name);
        }
        else
        {
            throw new InputException(new Fault(
                $"--with={name}: there is no such file or folder", "Give a folder of statements, or one of them."));
        }
    }

    private void ReadFile(string path, string name)
    {
        try
        {
            if (FileStat.Of(path) is null || new FileInfo(path) is { LinkTarget: not null })
                Refuse(name, "it is not a regular file");
            else if (new FileInfo(path).Length > Most)
                Refuse(name, $"it has more than {Most >> 20} MB");
            else if (StoredFile.Read(path, out var problem) is { } bytes)
                ReadBytes(bytes, name);
            else
                Refuse(name, problem ?? "it is no longer there");
        }
        catch (Exception e) when (e is RefusedException or IOException or UnauthorizedAccessException)
        {
            Refuse(name, e.Message.TrimEnd('.'));
        }
        catch (StoreException e)
        {
            Refuse(name, e.Problem);
        }
    }

    private void ReadBytes(byte[] bytes, string name)
    {
        switch (FirstKnownMember(bytes))
        {
            case "mediaType":
                ReadBundle(SigstoreBundle.Read(bytes), name);
                break;
            case "_type":
                Add(ResultStatement.Read(bytes), "not signed");
                break;
            case "stages":
                foreach (var stage in StudyLock.Read(bytes, name).Stages)
                    _claims.Add(new Claim($"{name} (a lock, not signed)", stage.Stage, stage.Key, stage.Outputs));
                break;
            default:
                Refuse(name, "it is neither a statement nor a lock");
                break;
        }
    }

    private void ReadBundle(SigstoreBundle bundle, string name)
    {
        switch (trust.Judge(bundle, now))
        {
            case Trusted trusted:
                Add(ResultStatement.Read(trusted.Payload), "trusted");
                break;
            // Nobody that is known wrote these bytes.
            case NotTrusted { Reason: Distrust.Refused or Distrust.WrongSignature } refused:
                Refuse(name, refused.Detail);
                break;
            case NotTrusted distrusted:
                Add(ResultStatement.Read(bundle.Envelope.Payload), $"not trusted: {distrusted.Detail}");
                break;
            default:
                break;
        }
    }

    private void Add(ResultStatement result, string trusted) => _claims.Add(new Claim(
        $"{result.Record.Origin?.Builder} ({trusted})", result.Record.Stage, result.Key, result.Record.Outputs));

    private void Refuse(string name, string problem) => _problems.Add($"{name}: {problem}");

    // Which of the known kinds of files it is.
    private static string? FirstKnownMember(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return json.RootElement.ValueKind != JsonValueKind.Object ? null
                : ((string[])["mediaType", "_type", "stages"]).FirstOrDefault(
                    member => json.RootElement.TryGetProperty(member, out _));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
