using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Build.Stages;

/// <summary>Replays the recorded answers of the image service, picture by picture; sends no request.</summary>
[TaskName("Detect"), IsDependentOn(typeof(Pictures))]
[TaskDescription("What the image service saw in each picture, replayed from recordings.")]
public sealed class Detect : Stage<DetectSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, DetectSettings settings) => inputs.Files(settings.Recordings);

    /// <inheritdoc/>
    protected override void Make(StageWork work, DetectSettings settings)
    {
        var recordings = work.Files(settings.Recordings).Select(file => new RecordingFile(file.Name, file.Path));
        var summary = RecordingReplay.Run(
            work.Artifact<Pictures>(PictureFiles.Name), [.. recordings], settings, work.OutputFolder,
            Environment.ProcessorCount);
        work.Note(summary.LeftOutLine);
        work.Note(summary.NotRenamedLine);
        foreach (var warning in summary.Warnings)
            work.Warn(warning);
    }
}
