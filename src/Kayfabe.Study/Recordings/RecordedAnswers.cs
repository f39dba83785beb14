using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Sorting;

namespace Kayfabe.Study.Recordings;

/// <summary>The answers that a study has to its very requests, on disk in the order of the pictures' digests.</summary>
public sealed class RecordedAnswers
{
    private readonly IReadOnlyList<string> _remembered;

    private RecordedAnswers(IReadOnlyList<string> remembered) => _remembered = remembered;

    /// <summary>Reads files of recordings, unless their answers are remembered.</summary>
    /// <param name="files">The files, each with the digest of its content.</param>
    /// <param name="settings">What the study asks.</param>
    /// <param name="memory">
    /// The folder in which the answers of each content are remembered; what it has of others is removed. Safe to
    /// delete, but not before the answers are no longer needed.
    /// </param>
    /// <exception cref="InputException">Lines that are not recordings.</exception>
    public static RecordedAnswers Read(
        IReadOnlyList<(RecordingFile File, string Digest)> files, DetectSettings settings, string memory)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        Directory.CreateDirectory(memory);
        foreach (var (file, digest) in files)
        {
            var path = Path.Combine(memory, RecordedFileAnswers.NameOf(digest, settings));
            if (kept.Add(path) && !RecordedFileAnswers.IsWhole(path))
                RecordedFileAnswers.Remember(file, settings, path);
        }
        foreach (var old in Directory.GetFiles(memory))
        {
            if (!kept.Contains(old))
                File.Delete(old);
        }
        return new RecordedAnswers([.. kept]);
    }

    /// <summary>All answers, of one picture to one request the latest last; see <see cref="AnswerLine"/>.</summary>
    internal LineMerge Open() => new(_remembered.Select(RecordedFileAnswers.Open));
}
