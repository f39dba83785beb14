using Kayfabe.Build.Publishing;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>A push and a pull that are killed half-way, then completed by the same command.</summary>
internal sealed class KilledTransfers : IScenario
{
    /// <inheritdoc/>
    public string Name => "push and pull killed";

    /// <inheritdoc/>
    public void Play(StressRound round)
    {
        var (ada, ben) = (round.NewProject("ada", isBuilt: true), round.NewProject("ben", isBuilt: false));
        var key = SharingKey.Write(ada);
        SharingKey.Share(ada, ben);
        var remote = $"--remote={new Uri(Directory.CreateDirectory(Path.Combine(round.Folder, "remote")).FullName)}";

        string[] push = ["--target=Push", remote, $"--sign={key}"];
        Kill(round, ada, push);
        if (round.Dice.Next(2) == 0)
        {
            // Half a push is no wrong result for whoever builds from it.
            var cleo = round.NewProject("cleo", isBuilt: false);
            SharingKey.Share(ada, cleo);
            round.BuildRight(cleo, remote);
        }
        StressRound.CheckSucceeded(round.Run(ada, push));
        StressRound.CheckSucceeded(round.Run(ada, "--target=Fsck", remote));

        var published = Path.Combine(ben.Paths.Published, Publisher.LockFile);
        Directory.CreateDirectory(ben.Paths.Published);
        File.Copy(Path.Combine(ada.Paths.Published, Publisher.LockFile), published);
        string[] pull = ["--target=Pull", remote];
        Kill(round, ben, pull);
        StressRound.CheckSucceeded(round.Run(ben, pull));
        round.BuildRight(ben);
        StressRound.CheckSucceeded(round.Run(ben, "--target=Fsck"));
    }

    private static void Kill(StressRound round, SmallProject project, string[] command)
    {
        using var transfer = round.Start(project, command);
        var moment = round.Moment(0.15);
        if (transfer.Wait(moment))
            return;
        transfer.Kill();
        round.Fault($"killed after {moment.TotalSeconds:F3} s");
    }
}
