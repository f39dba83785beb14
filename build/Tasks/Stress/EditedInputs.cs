namespace Kayfabe.Build.Tasks.Stress;

/// <summary>
/// Inputs that are edited right before and right after they were read, to as many bytes and with the same times, and
/// inputs that are edited and restored while a build reads them.
/// </summary>
internal sealed class EditedInputs : IScenario
{
    private const int MostEdits = 4;

    /// <inheritdoc/>
    public string Name => "inputs edited";

    /// <inheritdoc/>
    public void Play(StressRound round)
    {
        if (round.Dice.Next(2) == 0)
            BetweenBuilds(round);
        else
            DuringABuild(round);
    }

    // Each build starts in the tick in which the file was edited.
    private static void BetweenBuilds(StressRound round)
    {
        var project = round.NewProject("edited", isBuilt: true);
        var file = round.Dice.Of(InputEdit.All).In(project);
        for (var number = 1 + round.Dice.Next(MostEdits); number > 0; number--)
            Edit(round, project, file, isAfter: number % 2 == 1);
    }

    private static void Edit(StressRound round, SmallProject project, EditedFile file, bool isAfter)
    {
        file.Write(isAfter, keepsTime: Keeps(round));
        round.Fault($"{file.Path} {(isAfter ? "edited" : "restored")}");
        round.BuildRight(project);
    }

    private static void DuringABuild(StressRound round)
    {
        var project = round.NewProject("edited", isBuilt: false);
        var file = round.Dice.Of(InputEdit.All).In(project);
        var before = round.Oracle.Of(project);
        file.Write(isAfter: true, keepsTime: false);
        var after = round.Oracle.Of(project);
        var isAfter = round.Dice.Next(2) == 0;
        file.Write(isAfter, keepsTime: Keeps(round));
        using (var build = round.Start(project))
        {
            var left = 1 + round.Dice.Next(MostEdits);
            for (; left > 0 && !build.Wait(round.Moment(1.0 / MostEdits)); left--)
            {
                isAfter = !isAfter;
                file.Write(isAfter, keepsTime: Keeps(round));
                round.Fault($"{file.Path} {(isAfter ? "edited" : "restored")} while it may be read");
            }
            round.Check(project, build.Finish(), before, after);
        }
        round.BuildRight(project);
    }

    // Only Linux tells a file whose time was set back.
    private static bool Keeps(StressRound round) => round.Dice.Next(2) == 0 && OperatingSystem.IsLinux();
}
