using System.Diagnostics;
using System.Text;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>A copy of the host's sources, to be edited and compiled as a developer does.</summary>
internal sealed class SourceCopy : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kayfabe-sources-").FullName;

    public SourceCopy()
    {
        foreach (var file in SourceFiles())
        {
            var target = Path.Combine(_folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Repository.Root, file), target);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Adds a file.</summary>
    public void Add(string file, string source) => File.WriteAllText(Path.Combine(_folder, file), source);

    /// <summary>Replaces a text, which the file must have.</summary>
    public void Edit(string file, string text, string by)
    {
        var path = Path.Combine(_folder, file);
        var source = File.ReadAllText(path);
        Assert.Contains(text, source, StringComparison.Ordinal);
        File.WriteAllText(path, source.Replace(text, by, StringComparison.Ordinal));
    }

    /// <summary>Inserts a text before a declaration, whose doc comment begins with <paramref name="start"/>.</summary>
    public void Insert(string file, string text, string before, string start)
    {
        var path = Path.Combine(_folder, file);
        var source = File.ReadAllText(path);
        var at = source.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not have {before}");
        File.WriteAllText(path, source.Insert(source.LastIndexOf(start, at, StringComparison.Ordinal), text));
    }

    // Without the analyzers: they say nothing of what the compiler makes, and take half of its time.
    public void Compile()
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                "build", "build", "-c", "Release", "-v", "quiet", "--nologo", "-nodeReuse:false",
                "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:TreatWarningsAsErrors=false",
            ])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // Of the SDK that runs these tests; its variables are not for another build.
        foreach (var name in start.Environment.Keys.Where(
            name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        using var compiler = Process.Start(start)!;
        var output = compiler.StandardOutput.ReadToEnd();
        compiler.WaitForExit();
        Assert.True(compiler.ExitCode == 0, output);
    }

    /// <summary>Runs what was compiled last.</summary>
    public HostRun Run(Checkout checkout, params string[] options)
    {
        using var host = Host.Start(
            checkout, Path.Combine(_folder, ".build", "bin", "Build", "release"), new Dictionary<string, string?>(),
                options);
        return host.Finish();
    }

    private static IEnumerable<string> SourceFiles()
    {
        var root = Repository.Root;
        var folders = new[] { "build", "src" }.SelectMany(folder =>
            Directory.GetFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories));
        return folders.Concat(Directory.GetFiles(root)).Select(file => Path.GetRelativePath(root, file));
    }
}
