using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Report.Auditing;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Auditing;

/// <summary>
/// Reads every copy of an artifact that is here: the published one, the one in place, the store's. Each is read to its
/// end.
/// </summary>
/// <param name="place">Where things are.</param>
/// <param name="run">The run that is audited.</param>
internal sealed class Copies(AuditPlace place, KnownRun run)
{
    private readonly ProjectPaths _paths = place.Paths;

    // What is in place is of another run, where the last one made something else.
    private readonly bool _isInPlace =
        place.IsBundle || RunRecord.ReadId(place.Paths.RunFile) == run.Lock.Id;

    private readonly Dictionary<(string, string), string> _published = !run.IsPublished ? []
        : PublishedFiles.Of(run.Lock).ToDictionary(file => (file.Stage.Stage, file.Output.Path), file => file.Path);

    private readonly Dictionary<(string, string), AuditCheck> _checked = [];

    /// <summary>Checks an output that a stage of the run made.</summary>
    public AuditCheck Check(string stage, OutputFile output)
    {
        if (_checked.TryGetValue((stage, output.Path), out var known))
            return known;
        var copies = new List<(string Place, string? Problem)>();
        if (_published.GetValueOrDefault((stage, output.Path)) is { } published)
        {
            var file = Path.Combine(_paths.Published, published);
            copies.Add((_paths.Display(file), Problem(file, output)));
        }
        var artifact = Path.Combine(_paths.Artifacts, stage, output.Path);
        if (_isInPlace && Exists(artifact))
            copies.Add((_paths.Display(artifact), Problem(artifact, output)));
        if (place.Content.PathOf(output.Digest) is var stored && Exists(stored))
            copies.Add(("the store", Problem(stored, output)));
        return _checked[(stage, output.Path)] = Of(output, copies);
    }

    private static AuditCheck Of(OutputFile output, List<(string Place, string? Problem)> copies)
    {
        var digest = output.Digest.ToString();
        var bad = copies.FindAll(copy => copy.Problem is not null && copy.Problem != NotHere);
        if (bad.Count > 0)
            return new AuditCheck(output.Path, AuditState.Wrong,
                string.Join("; ", bad.Select(copy => $"{copy.Place} {copy.Problem}")), digest);
        var gone = copies.FindAll(copy => copy.Problem == NotHere);
        if (gone.Count > 0)
            return new AuditCheck(output.Path, AuditState.Missing, $"{gone[0].Place} {NotHere}", digest);
        return copies.Count == 0
            ? new AuditCheck(output.Path, AuditState.Missing, "no copy is here", digest)
            : new AuditCheck(output.Path, AuditState.Verified, "", digest);
    }

    private const string NotHere = "is not there";

    // A clause that follows the file's name; null for a copy of the output.
    private static string? Problem(string file, OutputFile output)
    {
        using var handle = StoredFile.Open(file, out var problem);
        if (handle is null)
            return problem is null ? NotHere : $"cannot be read: {problem}";
        try
        {
            var digest = Digest.OfFile(file);
            return digest == output.Digest ? null : $"has other content: {Short(digest)}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "cannot be read";
        }
    }

    private static bool Exists(string file) => File.Exists(file) || Directory.Exists(file);

    private static string Short(Digest digest) => $"sha256:{digest.Hex[..12]}…";
}
