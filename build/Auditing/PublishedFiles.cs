using Kayfabe.Build.Running;
using Kayfabe.Build.Stages;
using Kayfabe.Store.Content;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Auditing;

/// <summary>Which outputs of a run are published, and where.</summary>
internal static class PublishedFiles
{
    private const string ModelFolder = "model/";

    /// <summary>All that is published of a run.</summary>
    public static IEnumerable<(LockedStage Stage, OutputFile Output)> Of(StudyLock run) =>
        from stage in run.Stages
        from output in stage.Outputs
        where PathOf(stage.Stage, output.Path) is not null
        select (stage, output);

    /// <summary>The files of the model.</summary>
    public static IEnumerable<(LockedStage Stage, OutputFile Output)> ModelOf(LockedStage train) =>
        from output in train.Outputs
        where PathOf(train.Stage, output.Path) is not null
        select (train, output);

    /// <summary>The output that a published file is a copy of; null where there is none.</summary>
    /// <param name="run">The published run.</param>
    /// <param name="path">Relative to <c>reports/&lt;study&gt;/</c>.</param>
    public static (LockedStage Stage, OutputFile Output)? Find(StudyLock run, string path)
    {
        foreach (var (stage, output) in Of(run))
        {
            if (PathOf(stage.Stage, output.Path) == path)
                return (stage, output);
        }
        return null;
    }

    /// <summary>The path of an output's copy, relative to the study's reports; null for what is not published.</summary>
    public static string? PathOf(string stage, string output) => stage switch
    {
        nameof(Report) when output != StageNotes.FileName => output,
        nameof(Train) when output.StartsWith("model.", StringComparison.Ordinal) => ModelFolder + output,
        _ => null,
    };
}
