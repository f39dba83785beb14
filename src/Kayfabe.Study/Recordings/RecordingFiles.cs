using System.IO.Enumeration;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Files;

namespace Kayfabe.Study.Recordings;

/// <summary>Where Record keeps its answers: a file an operation, and a folder for those that are in none yet.</summary>
/// <param name="folder">The folder of the files.</param>
/// <param name="name">What messages call the folder.</param>
public sealed class RecordingFiles(string folder, string name)
{
    private const string PendingName = ".pending";

    /// <summary>What messages call the folder.</summary>
    public string Name => name;

    /// <summary>The folder of the answers that are in no file yet; it is not for git.</summary>
    public string Pending { get; } = Path.Combine(folder, PendingName);

    /// <summary>The file of an operation's answers.</summary>
    public string PathOf(DetectionKind kind) => Path.Combine(folder, NameOf(kind));

    /// <summary>The folder that a study's settings read recordings from.</summary>
    /// <param name="studyFolder">The study's folder.</param>
    /// <param name="studyName">What messages call it.</param>
    /// <param name="settings">Which files the study reads.</param>
    /// <exception cref="InputException">The study would not read what is recorded.</exception>
    public static RecordingFiles Of(string studyFolder, string studyName, DetectSettings settings) =>
        Find(studyFolder, studyName, settings) ?? throw new InputException(new Fault(
            "detect.recordings does not take all of the files that answers would be written to: "
            + string.Join(", ", settings.Kinds.Select(NameOf)),
            "Add \"recordings/*.jsonl\" to it.", $"{studyName}/study.json"));

    /// <summary>The same; null where the study would not read what is recorded.</summary>
    /// <exception cref="InputException">The folder is a link out of the study's.</exception>
    public static RecordingFiles? Find(string studyFolder, string studyName, DetectSettings settings)
    {
        foreach (var pattern in settings.Recordings)
        {
            var parent = pattern[..(pattern.LastIndexOf('/') + 1)];
            if (!settings.Kinds.All(kind => IsRead(parent + NameOf(kind), settings.Recordings)))
                continue;
            var within = Path.Combine(studyFolder, parent);
            if (StudyFiles.LeadsOut(studyFolder, within))
                throw new InputException(StudyFiles.LinkOut($"{studyName}/{parent.TrimEnd('/')}"));
            return new RecordingFiles(within, $"{studyName}/{parent.TrimEnd('/')}".TrimEnd('/'));
        }
        return null;
    }

    /// <summary>The files that the study reads now; a pattern that matches nothing yet is no fault here.</summary>
    /// <exception cref="InputException">A file is a broken link, or one out of the study's folder.</exception>
    public static IReadOnlyList<RecordingFile> Existing(string studyFolder, string studyName, DetectSettings settings)
    {
        var files = new List<StudyFile>();
        foreach (var pattern in settings.Recordings)
        {
            var faults = new FaultList();
            var found = StudyFiles.Find(studyFolder, studyName, [pattern], faults);
            if (found.Count > 0)
                faults.ThrowIfAny();
            files.AddRange(found);
        }
        return [.. files.DistinctBy(file => file.Relative).Select(file => new RecordingFile(file.Name, file.Path))];
    }

    private static string NameOf(DetectionKind kind) => $"{kind.Operation()}.jsonl";

    private static bool IsRead(string file, IReadOnlyList<string> patterns) => patterns.Any(pattern =>
        file[..(file.LastIndexOf('/') + 1)] is var parent && parent == pattern[..(pattern.LastIndexOf('/') + 1)]
        && FileSystemName.MatchesSimpleExpression(pattern.AsSpan(parent.Length), file.AsSpan(parent.Length)));
}
