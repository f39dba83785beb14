using System.Runtime.CompilerServices;

namespace Kayfabe.Build.Tests;

/// <summary>The sources that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find(SourceFile());

    private static string Find(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Kayfabe.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"There is no Kayfabe.sln above {path}.");
    }

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
