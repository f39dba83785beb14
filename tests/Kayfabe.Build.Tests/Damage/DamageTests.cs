using System.Globalization;
using System.Text;
using Kayfabe.Build.Tasks.Stress;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Build.Tests.Damage;

/// <summary>
/// Single faults of files, by seed, in the store, among the artifacts and in the report of a small study: none gives a
/// wrong result, none hangs, and each is healed by the next run.
/// </summary>
[Collection(HostInProcess.Alone)]
public sealed class DamageTests : IDisposable
{
    private const int Faults = 200;

    private readonly Checkout _checkout = Checkout.Fresh(new RoadStudy { Pictures = 30 });

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void Two_hundred_single_faults_give_no_wrong_result_no_hang_and_nothing_that_stays_broken()
    {
        _checkout.Edit(study =>
        {
            foreach (var section in (string[])["seeds", "crossValidate", "thresholds"])
                study.Remove(section);
        });
        _ = Run("").Succeeded();
        var expected = Results();
        var dice = new SplitMix64(20261126);
        var (wrong, hung, broken) = (new List<string>(), new List<string>(), new List<string>());
        for (var number = 0; number < Faults; number++)
        {
            var (place, files) = Place(dice);
            var (path, other, fault) = (dice.Of(files), dice.Of(files), dice.Of(FileFaults.Possible));
            var name = $"{number}: {fault} {place}/{Path.GetRelativePath(_checkout.Root, path)}";
            fault.Make(path, other, dice);
            name += Then(dice.Next(8), path);

            var first = Run(path);
            if (first.Hung)
                hung.Add(name);
            if (first.Run.ExitCode == 0 && Results() != expected)
                wrong.Add($"{name}\n{Difference(expected, Results())}");
            var second = Run(path);
            if (second.Run.ExitCode != 0 || Results() != expected
                || second.Run.Stages.Any(stage => stage.Verdict == "ran"))
                broken.Add($"{name}: {second.Run.ExitCode}\n{second.Run.Error}{Difference(expected, Results())}");
            if (wrong.Count + broken.Count > 0 && (second.Run.ExitCode != 0 || Results() != expected))
                StartAgain(expected);
        }
        var counts = $"{Faults} faults: {wrong.Count} wrong results, {hung.Count} hangs, {broken.Count} not healed by the next run";
        Console.Out.WriteLine(counts);
        Assert.True(
            wrong.Count + hung.Count + broken.Count == 0,
            $"{counts}\nwrong:\n{string.Join('\n', wrong)}\nhung:\n{string.Join('\n', hung)}\nnot healed:\n{string.Join('\n', broken)}");
    }

    private (HostRun Run, bool Hung) Run(string damaged) => HostInProcess.Run(_checkout, () =>
    {
        // Whoever waits for the other end of a pipe goes on.
        if (OperatingSystem.IsLinux() && File.Exists(damaged))
            File.OpenHandle(damaged, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
    });

    // A place is chosen before a file, so that the few side files are damaged as often as the many objects.
    private (string Place, string[] Files) Place(SplitMix64 dice)
    {
        (string Name, string Folder)[] places =
        [
            .. ((string[])["objects", "actions", "index", "code", "runs"])
                .Select(part => (part, Path.Combine(_checkout.Cache, part))),
            ("last", Path.Combine(_checkout.Artifacts, ".last")),
            ("artifacts", _checkout.Artifacts),
            ("reports", Path.Combine(_checkout.Root, "reports")),
        ];
        var (name, folder) = dice.Of(places);
        return (name, [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]);
    }

    // What makes the next run read what a no-op only looks at.
    private string Then(int roll, string damaged)
    {
        string[] folders = roll switch
        {
            0 => [_checkout.Artifacts, Path.Combine(_checkout.Cache, "actions")],
            1 or 2 => [_checkout.Artifacts],
            _ => [],
        };
        foreach (var folder in folders.Where(folder => !damaged.StartsWith(folder, StringComparison.Ordinal)))
            Directory.Delete(folder, recursive: true);
        return folders.Length == 0
            ? "" : $", then {string.Join(" and ", folders.Select(folder => Path.GetFileName(folder)))} deleted";
    }

    private void StartAgain(string expected)
    {
        foreach (var folder in (string[])[_checkout.Cache, _checkout.Artifacts,
            Path.Combine(_checkout.Root, "reports")])
            Directory.Delete(folder, recursive: true);
        _ = Run("").Succeeded();
        Assert.Equal(expected, Results());
    }

    // All artifacts and all that is published, without what only tells of the run.
    private string Results() => string.Join('\n',
        from folder in (string[])[_checkout.Artifacts, Path.Combine(_checkout.Root, "reports")]
        where Directory.Exists(folder)
        from file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let name = Path.GetRelativePath(_checkout.Root, file)
        where !name.Contains($"{Checkout.Study}{Path.DirectorySeparatorChar}.", StringComparison.Ordinal)
            && file != RunFile
        select $"{name} {(FileStat.Of(file) is null ? "no file" : Digest.OfFile(file))}");

    private string RunFile => Path.Combine(_checkout.Artifacts, "run.json");

    private static string Difference(string expected, string actual)
    {
        var text = new StringBuilder();
        foreach (var line in expected.Split('\n').Except(actual.Split('\n')))
            text.Append(CultureInfo.InvariantCulture, $"  - {line}\n");
        foreach (var line in actual.Split('\n').Except(expected.Split('\n')))
            text.Append(CultureInfo.InvariantCulture, $"  + {line}\n");
        return text.ToString();
    }
}

file static class Runs
{
    public static HostRun Succeeded(this (HostRun Run, bool Hung) run) => run.Run.Succeeded();
}
