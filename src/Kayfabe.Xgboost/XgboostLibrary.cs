using System.Runtime.InteropServices;
using Kayfabe.Settings;
using Kayfabe.Xgboost.Native;

namespace Kayfabe.Xgboost;

/// <summary>The native XGBoost library: which file it is, and which version.</summary>
/// <remarks>
/// The file is the first that exists of: what the environment variable KAYFABE_XGBOOST names; beside the program; the
/// folders of the system's loader; a Python installation's <c>xgboost/lib</c>, also in <c>.venv</c> of the project's
/// folder. It is loaded at the first use.
/// </remarks>
public static unsafe class XgboostLibrary
{
    private static readonly Lazy<Loaded> Library = new(Load);

    /// <summary>The file that is (or would be) loaded, links resolved, or null; does not load it.</summary>
    /// <remarks>
    /// File names do not tell the version (Debian's 1.7.4 is called libxgboost.so.1.6.0). Who needs the version often
    /// and cheaply keeps <see cref="Version"/> beside the digest of this file.
    /// </remarks>
    public static string? Locate() => Search().Find();

    /// <summary>The file that was loaded.</summary>
    /// <exception cref="InputException">There is no library that can be used; the fault says what to do.</exception>
    public static string Path => Library.Value.Path;

    /// <summary>The version that the library tells of itself: <c>1.7.4</c>. Loads the library.</summary>
    /// <exception cref="InputException">There is no library that can be used; the fault says what to do.</exception>
    public static string Version => Library.Value.Version;

    internal static nint Handle => Library.Value.Handle;

    /// <summary>The command that brings the library on this system, or several.</summary>
    /// <remarks>
    /// Many a Python of a Linux distribution or of Homebrew refuses pip outside a virtual environment (PEP 668).
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
            // What the loader says comes last, after general advice to programmers.
            var cause = e.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
            cause = cause.StartsWith(path + ": ", StringComparison.Ordinal) ? cause[(path.Length + 2)..] : cause;
            throw Unusable(path, $"cannot be loaded: {cause}");
        }
    }

    private static Loaded Load() => Load(Search());

    private static LibrarySearch Search() => new(Environment.GetEnvironmentVariable, AppContext.BaseDirectory);

    private static InputException NotFound(LibrarySearch search) =>
        search.FindDanglingLink() is { } link
            ? Unusable(link, $"is a link to '{new FileInfo(link).LinkTarget}', which leads to no file")
        : search.Named is { } named ? Unusable(named, $"does not exist, but {LibrarySearch.Variable} names it")
        : new InputException(new Fault(
            "the XGBoost library is not installed",
            $"Install it with {Installation}, or let {LibrarySearch.Variable} name its file."));

    private static InputException Unusable(string path, string problem) => new(new Fault(
        $"the XGBoost library {problem}",
        $"Install it with {Installation}, or let {LibrarySearch.Variable} name the file to use.",
        path));

    internal sealed record Loaded(string Path, string Version, nint Handle);
}
