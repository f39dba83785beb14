using System.Text;
using System.Text.RegularExpressions;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>
/// An edit of an input after which the file has as many bytes as before: only its content, and times, tell.
/// </summary>
/// <param name="Name">What it edits.</param>
/// <param name="File">The file, in the study's folder.</param>
/// <param name="Change">The content after it, from the one before.</param>
internal sealed partial record InputEdit(string Name, string File, Func<string, string> Change)
{
    /// <summary>The edits of files that one stage reads.</summary>
    public static IReadOnlyList<InputEdit> All { get; } =
    [
        new("annotations", "annotations/synthetic-ada.csv", text => Swapped(text, ",YES,", ",NO,")),
        new("recordings", "recordings/labels-00.jsonl", text => HighConfidence().Replace(text, "${1}8", 1)),
        new("exports", "exports/posts.csv", text => Replaced(text, "#synthetic", "#Synthetic")),
        new("settings", "study.json", text => Replaced(text, "\"threshold\": 95", "\"threshold\": 85")),
    ];

    /// <summary>The file in a project, with its contents before and after.</summary>
    public EditedFile In(SmallProject project)
    {
        var path = Path.Combine(project.Paths.StudyFolder, File);
        var before = System.IO.File.ReadAllBytes(path);
        var after = Encoding.UTF8.GetBytes(Change(Encoding.UTF8.GetString(before)));
        return after.Length == before.Length && !after.AsSpan().SequenceEqual(before)
            ? new EditedFile(path, before, after, System.IO.File.GetLastWriteTimeUtc(path))
            : throw new InvalidOperationException($"The edit of {File} has no effect, or changes its size.");
    }

    private static string Replaced(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return at < 0 ? text : text[..at] + to + text[(at + from.Length)..];
    }

    private static string Swapped(string text, string one, string other) => Replaced(
        Replaced(Replaced(text, one, "\0"), other, one), "\0", other);

    [GeneratedRegex("""("Confidence": ?)9""", RegexOptions.CultureInvariant)]
    private static partial Regex HighConfidence();
}

/// <summary>A file that can be edited, and restored.</summary>
/// <param name="Path">The file.</param>
/// <param name="Before">Its content before the edit.</param>
/// <param name="After">Its content after it.</param>
/// <param name="Modified">Its time of writing before.</param>
internal sealed record EditedFile(string Path, byte[] Before, byte[] After, DateTime Modified)
{
    /// <summary>Writes one of the contents in place, at once.</summary>
    /// <param name="isAfter">Whether the content after the edit.</param>
    /// <param name="keepsTime">Whether the time of writing is set back to what it was before.</param>
    public void Write(bool isAfter, bool keepsTime)
    {
        using (var file = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0))
            file.Write(isAfter ? After : Before);
        if (keepsTime)
            File.SetLastWriteTimeUtc(Path, Modified);
    }
}
