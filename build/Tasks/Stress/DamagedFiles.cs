using Kayfabe.Store.Files;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>
/// Files of the store, the artifacts, the published files with their lock, or a remote that are altered, cut off,
/// removed, swapped, unreadable, or no files any more.
/// </summary>
internal sealed class DamagedFiles : IScenario
{
    private const int MostFaults = 4;

    /// <inheritdoc/>
    public string Name => "files damaged";

    /// <inheritdoc/>
    public void Play(StressRound round)
    {
        if (round.Dice.Next(3) == 0)
            OnARemote(round);
        else
            InAProject(round);
    }

    private static void InAProject(StressRound round)
    {
        var project = round.NewProject("damaged", isBuilt: true);
        round.BuildRight(project);
        string[] places =
        [
            .. ((string[])["objects", "actions", "index", "code", "runs"])
                .Select(part => Path.Combine(project.Paths.Cache, part)),
            Path.Combine(project.Paths.Artifacts, ".last"), project.Paths.Artifacts, project.Reports,
        ];
        var damaged = Damage(round, places);
        Forget(round, project, damaged);
        BuildTwice(round, project, damaged);
    }

    private static void OnARemote(StressRound round)
    {
        var (ada, ben) = (round.NewProject("ada", isBuilt: true), round.NewProject("ben", isBuilt: false));
        var key = SharingKey.Write(ada);
        SharingKey.Share(ada, ben);
        var folder = Directory.CreateDirectory(Path.Combine(round.Folder, "remote")).FullName;
        var remote = $"--remote={new Uri(folder)}";
        StressRound.CheckSucceeded(round.Run(ada, "--target=Push", remote, $"--sign={key}"));
        var damaged = Damage(round, [.. Directory.GetDirectories(folder)]);
        BuildTwice(round, ben, damaged, remote);
    }

    // An explained error is one that goes away with its cause.
    private static void BuildTwice(StressRound round, SmallProject project, HashSet<string> damaged, params string[] options)
    {
        if (!round.Check(project, round.Run(project, options), round.Oracle.Of(project)))
        {
            foreach (var path in damaged)
                Remove(path);
        }
        round.BuildRight(project, options);
    }

    private static HashSet<string> Damage(StressRound round, string[] places)
    {
        var damaged = new HashSet<string>(StringComparer.Ordinal);
        for (var left = 1 + round.Dice.Next(MostFaults); left > 0; left--)
        {
            // A place before a file, so that the few side files are damaged as often as the many objects.
            var place = round.Dice.Of(places);
            string[] files = [.. FolderFiles.Below(place).Select(file => Path.Combine(place, file))
                .Where(path => !damaged.Contains(path))];
            if (files.Length == 0)
                continue;
            var (path, other) = (round.Dice.Of(files), round.Dice.Of(files));
            var fault = round.Dice.Of(FileFaults.Possible);
            fault.Make(path, other, round.Dice);
            damaged.Add(path);
            if (fault == FileFault.Swap)
                damaged.Add(other);
            round.Fault($"{fault} {path}{(fault == FileFault.Swap ? $" with {other}" : "")}");
        }
        return damaged;
    }

    // What makes a build read what a no-op only looks at.
    private static void Forget(StressRound round, SmallProject project, HashSet<string> damaged)
    {
        string[] folders = round.Dice.Next(4) switch
        {
            0 => [project.Paths.Artifacts],
            1 => [project.Paths.Artifacts, Path.Combine(project.Paths.Cache, "index")],
            _ => [],
        };
        foreach (var folder in folders)
        {
            Directory.Delete(folder, recursive: true);
            damaged.RemoveWhere(path => path.StartsWith(folder, StringComparison.Ordinal));
            round.Note($"removed {folder}");
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }
}
