namespace Kayfabe.Xgboost.Native;

/// <summary>Where the native library may lie, in the order in which it is taken.</summary>
/// <remarks>
/// The folders of the system's loader are listed here instead of leaving the search to the loader, so that which file
/// will be used is known without loading it.
/// </remarks>
/// <param name="variable">Reads an environment variable; null where it is not set.</param>
/// <param name="programFolder">The folder of the running program.</param>
internal sealed class LibrarySearch(Func<string, string?> variable, string programFolder)
{
    /// <summary>The variable that names the library's file and comes before every other place.</summary>
    public const string Variable = "KAYFABE_XGBOOST";

    /// <summary>The file that <see cref="Variable"/> names, or null.</summary>
    public string? Named => variable(Variable) is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    /// <summary>The first candidate that exists, with links resolved; null where there is none.</summary>
    public string? Find()
    {
        var found = Candidates().FirstOrDefault(File.Exists);
        return found is null ? null : File.ResolveLinkTarget(found, returnFinalTarget: true)?.FullName ?? found;
    }

    /// <summary>The paths to try. A file that <see cref="Variable"/> names is the only one.</summary>
    public IEnumerable<string> Candidates()
    {
        if (Named is { } named)
            return [named];
        IEnumerable<string> folders = [programFolder, .. LoaderFolders()];
        return folders.Concat(PythonFolders()).SelectMany(folder => FileNames, Path.Combine);
    }

    private static string[] FileNames =>
        OperatingSystem.IsWindows() ? ["xgboost.dll"]
        : OperatingSystem.IsMacOS() ? ["libxgboost.dylib"]
        : ["libxgboost.so.0", "libxgboost.so"];

    private IEnumerable<string> LoaderFolders() =>
        OperatingSystem.IsWindows() ? Listed("PATH")
        : OperatingSystem.IsMacOS()
            ? [.. Listed("DYLD_LIBRARY_PATH"), "/usr/local/lib", "/opt/homebrew/lib", "/usr/lib"]
        : [.. Listed("LD_LIBRARY_PATH"), .. ConfiguredFolders(), "/lib", "/usr/lib", "/lib64", "/usr/lib64"];

    // ld.so(8): /etc/ld.so.conf includes /etc/ld.so.conf.d/*.conf, a folder a line.
    private static IEnumerable<string> ConfiguredFolders()
    {
        const string Folder = "/etc/ld.so.conf.d";
        string[] files = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.conf") : [];
        return files.Order(StringComparer.Ordinal).Append("/etc/ld.so.conf")
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => line.Trim())
            .Where(line => line.StartsWith('/'));
    }

    // <prefix>/lib/python3.x/{site,dist}-packages/xgboost/lib; on Windows <prefix>\Lib\site-packages\xgboost\lib.
    private IEnumerable<string> PythonFolders()
    {
        var home = variable("HOME") is { Length: > 0 } folder ? Path.Combine(folder, ".local") : null;
        var prefixes = new[] { variable("VIRTUAL_ENV"), variable("CONDA_PREFIX"), home }
            .Concat(Listed("PATH").SelectMany(program => new[] { program, Path.GetDirectoryName(program) }))
            .Where(prefix => !string.IsNullOrEmpty(prefix))
            .Distinct(StringComparer.Ordinal);
        foreach (var prefix in prefixes)
        {
            var libraries = Path.Combine(prefix!, "lib");
            if (!Directory.Exists(libraries))
                continue;
            string[] versions = [libraries, .. Directory.GetDirectories(libraries, "python3*").Order(StringComparer.Ordinal)];
            foreach (var version in versions)
            {
                yield return Path.Combine(version, "site-packages", "xgboost", "lib");
                yield return Path.Combine(version, "dist-packages", "xgboost", "lib");
            }
        }
    }

    private IEnumerable<string> Listed(string name) =>
        (variable(name) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified);
}
