using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Build.Running;

/// <summary>The withdrawn pictures of the run's study, for targets; stages declare the file.</summary>
internal static class WithdrawnList
{
    /// <summary>Reads the list; empty where there is none.</summary>
    /// <exception cref="Settings.InputException">It is damaged.</exception>
    public static WithdrawnPictures Withdrawn(this ProjectPaths paths)
    {
        var list = Path.Combine(paths.StudyFolder, WithdrawnPictures.FileName);
        return WithdrawnPictures.Read(list, paths.Display(list));
    }
}
