using Cake.Frosting;
using Kayfabe.Build.Hosting;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Settings;

namespace Kayfabe.Build.Stages;

/// <summary>Replays what the image service answered, picture by picture; asks it nothing.</summary>
[TaskName("Detect")]
[TaskDescription("What the image service saw in each picture, replayed from recordings.")]
public sealed class Detect : Stage<DetectSettings>
{
    /// <inheritdoc/>
    protected override DetectSettings? SettingsOf(StudySettings study) => study.Detect;

    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, DetectSettings settings) =>
        inputs.Folder(settings.Pictures).Files(settings.Recordings);

    /// <inheritdoc/>
    protected override void Make(StageWork work, DetectSettings settings)
    {
        var pictures = PictureFolder.Of(
            work.FolderFiles(settings.Pictures).Select(file => (file.Path, file.Digest.ToString())),
            work.Input(settings.Pictures), settings.Pictures, work.StudyFolderName);
        var recordings = work.Files(settings.Recordings).Select(file => new RecordingFile(file.Name, file.Path));
        var summary = Study.Detections.Detect.Run(
            pictures, [.. recordings], settings, work.OutputFolder, Environment.ProcessorCount);
        work.Warn(summary.OtherRequests, DetectionFiles.NotUsed);
    }
}
