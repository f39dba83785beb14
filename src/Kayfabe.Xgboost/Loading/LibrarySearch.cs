using System.Runtime.InteropServices;

namespace Kayfabe.Xgboost.Loading;

/// <summary>The places where the native library may be, in order of preference.</summary>
/// <remarks>
/// The folders of the system's loader are listed here instead of leaving the search to the loader, so that the file is
/// known without loading it. Every run searches: the usual places come first, and nothing is read that is not needed.
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
        foreach (var candidate in Candidates())
        {
            if (Resolved(candidate) is { } file)
                return file;
        }
        return null;
    }

    /// <summary>The first candidate that is a link to a file that does not exist; null where there is none.</summary>
    public string? FindBrokenLink() => Candidates().FirstOrDefault(
        candidate => new FileInfo(candidate).LinkTarget is not null && Resolved(candidate) is null);

    // File.Exists is true for a broken link; following a link to itself throws.
    private static string? Resolved(string candidate)
    {
        if (!File.Exists(candidate))
            return null;
        try
        {
            var target = File.ResolveLinkTarget(candidate, returnFinalTarget: true);
            return target is null ? candidate : File.Exists(target.FullName) ? target.FullName : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The paths to try. A file that <see cref="Variable"/> names is the only one.</summary>
    public IEnumerable<string> Candidates()
    {
        if (Named is { } named)
        {
            yield return named;
            yield break;
        }
        foreach (var folder in Folders())
        {
            foreach (var file in FileNames)
                yield return Path.Combine(folder, file);
        }
    }

    private static string[] FileNames =>
        OperatingSystem.IsWindows() ? ["xgboost.dll"]
        : OperatingSystem.IsMacOS() ? ["libxgboost.dylib"]
        : ["libxgboost.so.0", "libxgboost.so"];

    private static string LoaderVariable =>
        OperatingSystem.IsWindows() ? "PATH"
        : OperatingSystem.IsMacOS() ? "DYLD_LIBRARY_PATH"
        : "LD_LIBRARY_PATH";

    private IEnumerable<string> Folders()
    {
        yield return programFolder;
        foreach (var folder in Listed(LoaderVariable))
            yield return folder;
        if (!OperatingSystem.IsWindows())
        {
            yield return "/usr/local/lib";
            if (OperatingSystem.IsMacOS())
                yield return "/opt/homebrew/lib";
            if (OperatingSystem.IsLinux())
                yield return $"/usr/lib/{MultiarchName}-linux-gnu";
            yield return "/usr/lib64";
            yield return "/usr/lib";
        }
        foreach (var prefix in PythonPrefixes())
        {
            foreach (var folder in PackageFolders(Path.Combine(prefix, "lib")))
                yield return folder;
        }
    }

    // https://wiki.debian.org/Multiarch/Tuples
    private static string MultiarchName => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.Arm64 => "aarch64",
        var other => other.ToString().ToLowerInvariant(),
    };

    private IEnumerable<string> PythonPrefixes()
    {
        foreach (var name in new[] { "VIRTUAL_ENV", "CONDA_PREFIX" })
        {
            foreach (var prefix in Listed(name))
                yield return prefix;
        }
        // Where the error for a missing library says to install it; it need not be activated.
        foreach (var root in Listed("KAYFABE_ROOT"))
            yield return Path.Combine(root, ".venv");
        foreach (var home in Listed("HOME"))
            yield return Path.Combine(home, ".local");
        // An interpreter is in <prefix>/bin, or on Windows in the prefix itself.
        foreach (var folder in Listed("PATH"))
            yield return OperatingSystem.IsWindows() ? folder : Path.GetDirectoryName(folder) ?? folder;
    }

    // <prefix>/lib (conda), <prefix>/lib/python3.x/{site,dist}-packages, on Windows <prefix>\Lib\site-packages.
    private static IEnumerable<string> PackageFolders(string libraries)
    {
        if (!Directory.Exists(libraries))
            yield break;
        yield return libraries;
        var versions = Directory.GetDirectories(libraries, "python3*").Order(StringComparer.Ordinal);
        foreach (var version in versions.Prepend(libraries))
        {
            yield return Path.Combine(version, "site-packages", "xgboost", "lib");
            yield return Path.Combine(version, "dist-packages", "xgboost", "lib");
        }
    }

    private IEnumerable<string> Listed(string name)
    {
        foreach (var folder in (variable(name) ?? "").Split(Path.PathSeparator))
        {
            if (Path.IsPathFullyQualified(folder))
                yield return folder;
        }
    }
}
