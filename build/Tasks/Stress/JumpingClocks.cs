using Kayfabe.Store.Files;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>
/// A clock that was set forth or back between builds: files of the inputs, the results and the store get the times that
/// they would have then. The machine's own clock is not set, which only an administrator may.
/// </summary>
internal sealed class JumpingClocks : IScenario
{
    private const int MostJumps = 3;

    // From before 1980, where zip and FAT begin, to after 2038, where 32 bits end.
    private static readonly TimeSpan[] s_jumps =
    [
        TimeSpan.FromMilliseconds(-1), TimeSpan.FromSeconds(-2), TimeSpan.FromSeconds(2), TimeSpan.FromHours(-1),
        TimeSpan.FromHours(1), TimeSpan.FromDays(-365), TimeSpan.FromDays(365), TimeSpan.FromDays(-365 * 50),
        TimeSpan.FromDays(365 * 50),
    ];

    /// <inheritdoc/>
    public string Name => "clocks that jump";

    /// <inheritdoc/>
    public void Play(StressRound round)
    {
        var project = round.NewProject("clock", isBuilt: true);
        round.BuildRight(project);
        var file = round.Dice.Of(InputEdit.All).In(project);
        for (var left = 1 + round.Dice.Next(MostJumps); left > 0; left--)
        {
            Jump(round, project);
            if (round.Dice.Next(2) == 0)
            {
                file.Write(isAfter: left % 2 == 1, keepsTime: OperatingSystem.IsLinux());
                round.Fault($"{file.Path} edited, with the time of before");
            }
            round.BuildRight(project);
        }
    }

    private static void Jump(StressRound round, SmallProject project)
    {
        var folder = round.Dice.Of((string[])
            [project.Paths.StudyFolder, project.Paths.Cache, Path.Combine(project.Paths.Cache, "index"),
                project.Paths.Artifacts, project.Reports]);
        var jump = round.Dice.Of(s_jumps);
        var all = round.Dice.Next(2) == 0;
        foreach (var name in FolderFiles.Below(folder))
        {
            var path = Path.Combine(folder, name);
            if (all || round.Dice.Next(2) == 0)
                File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path) + jump);
        }
        round.Fault($"{(all ? "all" : "half of the")} files of {folder} moved by {jump}");
    }
}
