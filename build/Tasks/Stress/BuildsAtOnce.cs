namespace Kayfabe.Build.Tasks.Stress;

/// <summary>Two to eight builds at once on one store, some of them in one checkout.</summary>
internal sealed class BuildsAtOnce : IScenario
{
    private const int Fewest = 2, Most = 8;

    /// <inheritdoc/>
    public string Name => "builds at once";

    /// <inheritdoc/>
    public void Play(StressRound round)
    {
        var builds = Fewest + round.Dice.Next(Most - Fewest + 1);
        var projects = new List<SmallProject>();
        for (var i = 1 + round.Dice.Next(builds); i > 0; i--)
        {
            var project = round.NewProject($"checkout{i}", isBuilt: round.Dice.Next(3) == 0);
            if (round.Dice.Next(2) == 0)
                round.Dice.Of(InputEdit.All).In(project).Write(isAfter: true, keepsTime: false);
            projects.Add(project);
        }
        // References are made before, so that the builds have the machine for themselves.
        Reference[] expected = [.. projects.Select(round.Oracle.Of)];
        var store = $"--cache-dir={Path.Combine(round.Folder, "store")}";
        var started = new List<(int Checkout, Child Child)>();
        try
        {
            for (var i = 0; i < builds; i++)
            {
                var checkout = i < projects.Count ? i : round.Dice.Next(projects.Count);
                started.Add((checkout, round.Start(projects[checkout], store)));
            }
            round.Fault($"{builds} builds in {projects.Count} checkouts");
            var ended = started.ConvertAll(build => (build.Checkout, Result: build.Child.Finish()));
            foreach (var (checkout, result) in ended)
            {
                StressRound.CheckSucceeded(result);
                round.Check(projects[checkout], result, expected[checkout]);
            }
        }
        finally
        {
            foreach (var (_, child) in started)
                child.Dispose();
        }
        round.BuildRight(round.Dice.Of(projects), store);
    }
}
