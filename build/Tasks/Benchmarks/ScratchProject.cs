using System.Diagnostics;

namespace Kayfabe.Build.Tasks.Benchmarks;

/// <summary>
/// A checkout of its own with one study and an empty store, outside of the repository; removed at the end.
/// </summary>
public sealed class ScratchProject : IDisposable
{
    private readonly string _mirror;

    /// <summary>Makes the folder.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="mirror">Where published files are; null for none.</param>
    public ScratchProject(string study, string? mirror)
    {
        Study = study;
        _mirror = mirror is null ? "" : Path.GetFullPath(mirror);
        Folder = Directory.CreateTempSubdirectory("kayfabe-benchmark-").FullName;
        Directory.CreateDirectory(StudyFolder);
    }

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    /// <summary>The study's name.</summary>
    public string Study { get; }

    /// <summary>The study's folder, for its files.</summary>
    public string StudyFolder => Path.Combine(Folder, "data", Study);

    /// <summary>The study's artifacts.</summary>
    public string Artifacts => Path.Combine(Folder, "artifacts", Study);

    /// <summary>Copies a study of the repository into the project.</summary>
    public void CopyStudy(string from)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(StudyFolder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Runs this very host on the project.</summary>
    public Timed Run(params IEnumerable<string> arguments)
    {
        var command = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Build.dll"), $"--study={Study}" },
            WorkingDirectory = Folder,
        };
        foreach (var argument in arguments)
            command.ArgumentList.Add(argument);
        command.Environment["KAYFABE_ROOT"] = Folder;
        command.Environment["KAYFABE_CACHE"] = Path.Combine(Folder, ".kayfabe");
        if (_mirror.Length > 0)
            command.Environment["KAYFABE_MIRROR"] = _mirror;
        return Timed.Run(command);
    }

    /// <summary>Forgets all results and the store.</summary>
    public void Forget()
    {
        foreach (var folder in (string[])[".kayfabe", "artifacts", "reports"])
        {
            if (Directory.Exists(Path.Combine(Folder, folder)))
                Directory.Delete(Path.Combine(Folder, folder), recursive: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
