using System.Security.Cryptography;
using System.Text;
using Kayfabe.Build.Running;
using Kayfabe.Build.Terminal;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>Plays scenarios one after the other, each for its share of the time.</summary>
/// <param name="seed">The seed of all that is random: the same rounds, if not at the very same moments.</param>
/// <param name="dotnet">The program <c>dotnet</c>.</param>
/// <param name="clock">The time.</param>
/// <param name="progress">Where progress is shown.</param>
internal sealed class StressRun(ulong seed, string dotnet, TimeProvider clock, Progress progress)
{
    /// <summary>All scenarios.</summary>
    public static IReadOnlyList<IScenario> All { get; } =
    [
        new KilledBuilds(), new FullDisk(), new BuildsAtOnce(), new DamagedFiles(), new JumpingClocks(),
        new EditedInputs(), new KilledTransfers(),
    ];

    /// <summary>Plays them, each at least once.</summary>
    /// <param name="scenarios">What is played.</param>
    /// <param name="time">For how long in all; a round that was begun is ended.</param>
    /// <returns>A tally for each. What is named there as wrong is kept; all else is removed.</returns>
    public IReadOnlyList<Tally> Play(IReadOnlyList<IScenario> scenarios, TimeSpan time)
    {
        using var temporary = new TemporaryFolder();
        var started = clock.GetTimestamp();
        var oracle = new Oracle(dotnet, temporary.File("references"));
        var origin = oracle.Of(SmallProject.Create(temporary.File("study")));
        var tallies = new List<Tally>();
        foreach (var scenario in scenarios)
        {
            var tally = new Tally(scenario.Name) { Skipped = scenario.Skipped };
            tallies.Add(tally);
            var share = (time - clock.GetElapsedTime(started)) / (scenarios.Count - tallies.Count + 1);
            for (var begun = clock.GetTimestamp(); tally.Skipped is null;)
            {
                Play(scenario, tally, origin, oracle);
                progress.Show(scenario.Name, (long)clock.GetElapsedTime(started).TotalSeconds, (long)time.TotalSeconds);
                if (clock.GetElapsedTime(begun) >= share)
                    break;
            }
        }
        progress.Clear();
        return tallies;
    }

    private void Play(IScenario scenario, Tally tally, Reference origin, Oracle oracle)
    {
        tally.Rounds++;
        var folder = Directory.CreateTempSubdirectory("kayfabe-stress-").FullName;
        var round = new StressRound(DiceOf(scenario, tally.Rounds), folder, dotnet, origin, oracle, tally);
        try
        {
            scenario.Play(round);
        }
        catch (WrongResultException e)
        {
            File.WriteAllText(
                Path.Combine(folder, "wrong.txt"), string.Join('\n', round.Log) + $"\n\n{e.Message}\n");
            tally.Wrong.Add($"{scenario.Name}, round {tally.Rounds} of seed {seed}: {folder}/wrong.txt");
            return;
        }
        Directory.Delete(folder, recursive: true);
    }

    // Those of a round do not depend on how many rounds another scenario had time for.
    private SplitMix64 DiceOf(IScenario scenario, int round) => new(
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{scenario.Name}/{round}"))));
}
