using Kayfabe.Build.Running;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Build.Stages;

/// <summary>
/// The withdrawn pictures, for the stages that leave them out: apart from the matrix, whose code these do not reach.
/// </summary>
internal static class WithdrawnData
{
    /// <summary>The pictures that were withdrawn; the stage declares the file.</summary>
    public static WithdrawnPictures Withdrawn(this StageWork work) => WithdrawnPictures.Read(
        work.Input(WithdrawnPictures.FileName), $"{work.StudyFolderName}/{WithdrawnPictures.FileName}");
}
