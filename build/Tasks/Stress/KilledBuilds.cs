namespace Kayfabe.Build.Tasks.Stress;

/// <summary>Builds that are killed one after the other, then one that is not.</summary>
internal sealed class KilledBuilds : IScenario
{
    private const int MostKills = 3;

    /// <inheritdoc/>
    public string Name => "builds killed";

    /// <inheritdoc/>
    public void Play(StressRound round)
    {
        var isBuilt = round.Dice.Next(2) == 0;
        var project = round.NewProject("killed", isBuilt);
        if (isBuilt)
            round.Dice.Of(InputEdit.All).In(project).Write(isAfter: true, keepsTime: false);
        for (var left = 1 + round.Dice.Next(MostKills); left > 0; left--)
        {
            using var build = round.Start(project);
            var moment = round.Moment(isBuilt ? 0.7 : 1);
            if (build.Wait(moment))
                continue;
            build.Kill();
            round.Fault($"killed after {moment.TotalSeconds:F3} s");
        }
        round.BuildRight(project);
    }
}
