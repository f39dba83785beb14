using Kayfabe.Study.Annotations;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Files;
using Kayfabe.Study.Posts;

namespace Kayfabe.Build.Running;

/// <summary>Files beside those that the study reads that no setting names, such as <c>ada.jsonl</c>.</summary>
internal static class IgnoredFiles
{
    private const int Shown = 5;

    /// <summary>A line that names them, with its end; null where there is none.</summary>
    public static string? Warning(ProjectPaths paths, StudySections study)
    {
        var annotate = study.Find<AnnotateSettings>();
        List<string> patterns =
        [
            .. study.Find<IngestSettings>()?.Exports ?? [], .. study.Find<DetectSettings>()?.Recordings ?? [],
            .. annotate?.Annotators ?? [],
        ];
        if (annotate?.Adjudicator is { } adjudicator)
            patterns.Add(adjudicator);
        var files = StudyFiles.NotNamed(paths.StudyFolder, patterns);
        if (files.Count == 0)
            return null;
        var shown = string.Join(", ", files.Take(Shown))
            + (files.Count > Shown ? $" and {files.Count - Shown} more" : "");
        return $"{paths.Display(paths.StudyFolder)}: warning: files that no setting names are not read: {shown}\n";
    }
}
