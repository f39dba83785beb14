using Kayfabe.Study;
using Kayfabe.Study.Files;
namespace Kayfabe.Build.Hosting;

/// <summary>Files that a user put beside those that the study reads, and that no setting names: <c>ada.jsonl</c>.</summary>
internal static class UnnamedFiles
{
    private const int Shown = 5;

    /// <summary>A line that names them, with its end; null where there is none.</summary>
    public static string? Line(ProjectPaths paths, StudySettings study)
    {
        List<string> patterns = [.. study.Ingest?.Exports ?? [], .. study.Detect?.Recordings ?? [], .. study.Annotate?.Annotators ?? []];
        if (study.Annotate?.Adjudicator is { } adjudicator)
            patterns.Add(adjudicator);
        var files = StudyFiles.NotNamed(paths.StudyFolder, patterns);
        if (files.Count == 0)
            return null;
        var shown = string.Join(", ", files.Take(Shown)) + (files.Count > Shown ? $" and {files.Count - Shown} more" : "");
        return $"{paths.Display(paths.StudyFolder)}: warning: no setting names {shown}: not read\n";
    }
}
