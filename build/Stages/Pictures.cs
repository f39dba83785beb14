using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Build.Stages;

/// <summary>
/// Reads the header of every picture: a stage of its own, so that it does not rerun when recordings change.
/// </summary>
[TaskName("Pictures")]
[TaskDescription("The picture files: id, digest, format and size.")]
public sealed class Pictures : Stage<PictureSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, PictureSettings settings) =>
        inputs.Folder(settings.Pictures).File(WithdrawnPictures.FileName);

    /// <inheritdoc/>
    protected override void Make(StageWork work, PictureSettings settings)
    {
        var folder = new PictureFolder(work.Input(settings.Pictures), settings.Pictures, work.StudyFolderName);
        var files = work.FolderFiles(settings.Pictures).Select(file => (file.Path, file.Digest.ToString())).ToArray();
        var kept = PictureFolder.WithoutWithdrawn(files, work.Withdrawn());
        work.Note(PictureFolder.WithdrawnLine(files.Length, files.Length - kept.Count));
        var pictures = folder.Read(
            kept,
            (done, total) => work.Progress.Show("reading pictures", done, total));
        PictureFiles.Write(work.Output(PictureFiles.Name), pictures);
    }
}
