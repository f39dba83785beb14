using Kayfabe.Store.Content;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Publishing;

/// <summary>A published copy of an output.</summary>
/// <param name="Stage">The stage that made it.</param>
/// <param name="Output">The output.</param>
/// <param name="Path">Relative to <c>reports/&lt;study&gt;/</c>, with <c>/</c>.</param>
internal sealed record PublishedFile(LockedStage Stage, OutputFile Output, string Path);

/// <summary>Which outputs of a run are published, and where.</summary>
internal static class PublishedFiles
{
    /// <summary>All that is published of a run.</summary>
    public static IReadOnlyList<PublishedFile> Of(StudyLock run) =>
    [
        .. from stage in run.Stages
           where stage.Stage == nameof(Stages.Report)
           from output in stage.Outputs
           select new PublishedFile(stage, output, output.Path),
        .. ModelOf(run),
    ];

    /// <summary>The files of the model; none where the run trained none.</summary>
    public static IReadOnlyList<PublishedFile> ModelOf(StudyLock run) =>
    [
        .. from file in PublishedModel.FilesOf(run)
           select new PublishedFile(
               run.Find(file.Stage)!, file.Output, $"{PublishedModel.Folder}/{file.Output.Path}"),
    ];
}
