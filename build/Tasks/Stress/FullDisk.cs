namespace Kayfabe.Build.Tasks.Stress;

/// <summary>A disk that becomes full, or cannot be written any more, before or during a build.</summary>
internal sealed class FullDisk : IScenario
{
    private const int Megabytes = 32;

    /// <inheritdoc/>
    public string Name => "disk full";

    /// <inheritdoc/>
    public string? Skipped
    {
        get
        {
            SmallDisk.TryMount(1, out var problem)?.Dispose();
            return problem;
        }
    }

    /// <inheritdoc/>
    public void Play(StressRound round)
    {
        using var disk = SmallDisk.TryMount(Megabytes, out var problem)
            ?? throw new InvalidOperationException(problem);
        var isBuilt = round.Dice.Next(2) == 0;
        var project = round.Origin.Project.CopyTo(Path.Combine(disk.Folder, "project"), isBuilt);
        if (isBuilt)
            round.Dice.Of(InputEdit.All).In(project).Write(isAfter: true, keepsTime: false);
        var expected = round.Oracle.Of(project);
        var isProtected = round.Dice.Next(4) == 0;
        long leaving = round.Dice.Next(2) == 0 ? 0 : round.Dice.Next(1 << 21);
        using (var build = round.Start(project))
        {
            var moment = round.Moment(isBuilt ? 0.7 : 1) * round.Dice.Next(2);
            if (!build.Wait(moment))
            {
                if (isProtected && disk.Protect(isReadOnly: true))
                    round.Fault($"protected from writing after {moment.TotalSeconds:F3} s");
                else
                {
                    disk.Fill(leaving);
                    round.Fault($"filled after {moment.TotalSeconds:F3} s but for {leaving} bytes");
                }
            }
            round.Check(project, build.Finish(), expected);
        }
        disk.Protect(isReadOnly: false);
        disk.Free();
        round.BuildRight(project);
    }
}
