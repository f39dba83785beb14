using System.Runtime.InteropServices;
using Kayfabe.Settings;

namespace Kayfabe.Xgboost.Loading;

/// <summary>The native XGBoost library: which file it is, and which version.</summary>
/// <remarks>
/// The file is the first that exists of: the one in the environment variable KAYFABE_XGBOOST; beside the program; in
/// the folders of the system's loader; in a Python installation's <c>xgboost/lib</c>, also in <c>.venv</c> of the
/// project's folder. It is loaded at the first use.
/// </remarks>
public static unsafe class XgboostLibrary
{
    private static readonly Lazy<Loaded> Library = new(Load);

    /// <summary>
    /// The file that is (or would be) loaded, with links resolved, or null if there is none; does not load it.
    /// </summary>
    /// <remarks>
    /// File names do not give the version (Debian's 1.7.4 is called libxgboost.so.1.6.0). To have the version without
    /// loading the library, keep <see cref="Version"/> with the digest of this file.
    /// </remarks>
    public static string? Locate() => Search().Find();

    /// <summary>The file that was loaded.</summary>
    /// <exception cref="InputException">No usable library was found; the fault says what to do.</exception>
    public static string Path => Library.Value.Path;

    /// <summary>The version that the library reports: <c>1.7.4</c>. Loads the library.</summary>
    /// <exception cref="InputException">No usable library was found; the fault says what to do.</exception>
    public static string Version => Library.Value.Version;

    internal static nint Handle => Library.Value.Handle;

    /// <summary>The command, or commands, that install the library on this system.</summary>
    /// <remarks>
    /// The Python of many Linux distributions and of Homebrew refuses pip outside a virtual environment (PEP 668).
    /// </remarks>
    internal static string Installation =>
        File.Exists("/usr/bin/apt-get")
            ? $"'sudo apt-get install --yes libxgboost0', or without root {InVirtualEnvironment}"
        : OperatingSystem.IsWindows() ? "'py -m pip install xgboost==1.7.4'"
        : InVirtualEnvironment;

    private const string InVirtualEnvironment =
        "'python3 -m venv .venv && .venv/bin/pip install xgboost==1.7.4' in the project's folder";

    internal static Loaded Load(LibrarySearch search)
    {
        var path = search.Find() ?? throw NotFound(search);
        var handle = LoadFile(path);
        if (!NativeLibrary.TryGetExport(handle, "XGBoostVersion", out var export))
            throw Unusable(path, "is not XGBoost");
        int major, minor, patch;
        ((delegate* unmanaged[Cdecl]<int*, int*, int*, void>)export)(&major, &minor, &patch);
        var version = FormattableString.Invariant($"{major}.{minor}.{patch}");
        return (major, minor).CompareTo((1, 7)) >= 0
            ? new Loaded(path, version, handle)
            : throw Unusable(path, $"is XGBoost {version}; 1.7 or later is needed");
    }

    private static nint LoadFile(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            // The message of the loader comes last, after general advice to programmers.
            var cause = e.Message.Trim().Split('\n')[^1].Trim();
            cause = cause.StartsWith(path + ": ", StringComparison.Ordinal) ? cause[(path.Length + 2)..] : cause;
            throw Unusable(path, $"cannot be loaded: {cause}");
        }
    }

    private static Loaded Load() => Load(Search());

    private static LibrarySearch Search() => new(Environment.GetEnvironmentVariable, AppContext.BaseDirectory);

    private static InputException NotFound(LibrarySearch search) =>
        search.FindBrokenLink() is { } link
            ? Unusable(link, $"is a broken link to '{new FileInfo(link).LinkTarget}'")
        : search.Named is { } named ? Unusable(named, $"named by {LibrarySearch.Variable} does not exist")
        : new InputException(new Fault(
            "the XGBoost library is not installed",
            $"Install it with {Installation}, or set {LibrarySearch.Variable} to its path."));

    private static InputException Unusable(string path, string problem) => new(new Fault(
        $"the XGBoost library {problem}",
        $"Install it with {Installation}, or set {LibrarySearch.Variable} to the path of the file to use.",
        path));

    internal sealed record Loaded(string Path, string Version, nint Handle);
}
