using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Recordings;

/// <summary>Which pictures have a recording for the very requests of a study.</summary>
public sealed class RecordedAnswers
{
    private readonly IReadOnlyList<RecordedDigests> _files;

    private RecordedAnswers(IReadOnlyList<RecordedDigests> files) => _files = files;

    /// <summary>The model versions of these recordings, with the number of recordings.</summary>
    public IReadOnlyList<ServiceModel> Models =>
    [
        .. _files.SelectMany(file => file.Models).GroupBy(model => (model.Kind, model.Version))
            .Select(group => new ServiceModel(group.Key.Kind, group.Key.Version, group.Sum(model => model.Pictures)))
            .OrderBy(model => model.Kind).ThenBy(model => model.Version, StringComparer.Ordinal),
    ];

    /// <summary>Reads files of recordings, or what is remembered of files that were read before.</summary>
    /// <param name="files">The files, each with the digest of its content.</param>
    /// <param name="settings">What the study asks.</param>
    /// <param name="since">Recordings made before are not counted; null to count all.</param>
    /// <param name="memory">
    /// The folder in which the answers of each content are remembered; what it has of others is removed. Safe to delete.
    /// </param>
    /// <exception cref="InputException">Lines that are not recordings.</exception>
    public static RecordedAnswers Read(
        IReadOnlyList<(RecordingFile File, string Digest)> files, DetectSettings settings, DateTimeOffset? since,
        string memory)
    {
        var read = new List<RecordedDigests>();
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, digest) in files)
        {
            var path = Path.Combine(memory, RecordedDigests.NameOf(digest, settings, since));
            kept.Add(path);
            if (RecordedDigests.TryLoad(path) is { } known)
            {
                read.Add(known);
                continue;
            }
            var digests = RecordedDigests.Read(file, settings, since);
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
    public bool Has(DetectionKind kind, PictureDigest picture)
    {
        foreach (var file in _files)
        {
            if (file.Has(kind, picture))
                return true;
        }
        return false;
    }
}
