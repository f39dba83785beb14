namespace Kayfabe.Scripts.Tests;

/// <summary>The real scripts on a copy of the real sources, with the real dotnet.</summary>
public sealed class EndToEndTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe scripts ");

    public void Dispose() => _folder.Delete(recursive: true);

    // MSBuild stays alive between the two builds, as it does for a user; the changed source has a warning.
    [Fact]
    public void A_host_is_built_in_a_plain_environment_and_again_by_the_other_script_after_a_change_that_warns()
    {
        var root = Path.Combine(_folder.FullName, "Küche & Bäder");
        Copy(Repository.Root, root);
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH"),
            ["HOME"] = Environment.GetEnvironmentVariable("HOME"),
            ["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES"),
            ["KAYFABE_XGBOOST"] = "libxgboost.so",
        };

        var first = Shell.Start(Path.Combine(root, "build.sh"), ["--version"], environment, root).Finish(s_patience);
        Assert.True(first.Code == 0 && first.Out.StartsWith("Kayfabe ", StringComparison.Ordinal), first.ToString());

        File.AppendAllText(
            Path.Combine(root, "build/Program.cs"),
            "\ninternal static class Warned { private static int F() { int unused = 1; return 2; } }\n");
        var second = Shell.Start(Path.Combine(root, "build.ps1"), ["--help"], environment, root).Finish(s_patience);

        Assert.True(second.Code == 0, second.ToString());
        Assert.Contains("Building the build", second.Error, StringComparison.Ordinal);
        Assert.Contains("Usage: ./build.ps1", second.Out, StringComparison.Ordinal);
        Assert.Contains("CS0219", File.ReadAllText(Path.Combine(root, ".build/host.log")), StringComparison.Ordinal);
    }

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(9);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in new DirectoryInfo(from).GetFiles())
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in (string[])["build", "src"])
        {
            var source = Path.Combine(from, folder);
            foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(to, folder, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }
}
