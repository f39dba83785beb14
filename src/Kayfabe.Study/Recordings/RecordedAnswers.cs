using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Recordings;

/// <summary>Which pictures have a recording for the very requests of a study.</summary>
public sealed class RecordedAnswers
{
    private readonly IReadOnlyList<RecordedDigests> _files;

    private RecordedAnswers(IReadOnlyList<RecordedDigests> files) => _files = files;

    /// <summary>Reads files of recordings, or what is remembered of files that were read before.</summary>
    /// <param name="files">The files, each with the digest of its content.</param>
    /// <param name="settings">What the study asks.</param>
    /// <param name="memory">
    /// The folder in which the answers of each content are remembered; what it has of others is removed. Safe to
    /// delete.
    /// </param>
    /// <exception cref="InputException">Lines that are not recordings.</exception>
    public static RecordedAnswers Read(
        IReadOnlyList<(RecordingFile File, string Digest)> files, DetectSettings settings, string memory)
    {
        var read = new List<RecordedDigests>();
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, digest) in files)
        {
            var path = Path.Combine(memory, RecordedDigests.NameOf(digest, settings));
            kept.Add(path);
            if (RecordedDigests.TryLoad(path) is { } known)
            {
                read.Add(known);
                continue;
            }
            var digests = RecordedDigests.Read(file, settings);
            Directory.CreateDirectory(memory);
            digests.Save(path);
            read.Add(digests);
        }
        foreach (var old in Directory.Exists(memory) ? Directory.GetFiles(memory) : [])
        {
            if (!kept.Contains(old))
                File.Delete(old);
        }
        return new RecordedAnswers(read);
    }

    /// <summary>Whether a picture has a recording for the request of this kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="since">Recordings made before do not count; null to count all.</param>
    public bool Has(DetectionKind kind, PictureDigest picture, DateTimeOffset? since = null) =>
        Latest(kind, picture) is { } latest && latest.At >= (since?.UtcTicks ?? 0);

    /// <summary>The version of the model that answered last for a picture; "" where it is not known.</summary>
    public string ModelOf(DetectionKind kind, PictureDigest picture) => Latest(kind, picture)?.Model ?? "";

    private (long At, string Model)? Latest(DetectionKind kind, PictureDigest picture)
    {
        (long At, string Model)? latest = null;
        foreach (var file in _files)
        {
            if (file.Find(kind, picture) is { } found && !(found.At <= latest?.At))
                latest = found;
        }
        return latest;
    }
}
