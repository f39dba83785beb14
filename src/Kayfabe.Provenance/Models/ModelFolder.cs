using System.Text;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Models;

/// <summary>The files of a model's folder that a signature covers.</summary>
internal static class ModelFolder
{
    /// <summary>Lists and hashes all files but the ignored ones, in order of code points.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="ignored">Files, and folders with all that is in them, relative to the folder.</param>
    /// <exception cref="RefusedException">There is something that is not a regular file.</exception>
    public static IReadOnlyList<SignedFile> Read(string folder, IReadOnlyList<string> ignored)
    {
        if (!Directory.Exists(folder))
            throw new RefusedException(Refusal.FileMissing, "the folder of the model is missing");
        return
        [
            .. FolderFiles.Below(folder).Where(name => !IsIgnored(name, ignored)).Order(CodePoints.Order)
                .Select(name => new SignedFile(name, Hash(folder, name))),
        ];
    }

    private static bool IsIgnored(string name, IReadOnlyList<string> ignored) => ignored.Any(path =>
        name == path || name.StartsWith(path + "/", StringComparison.Ordinal));

    private static Digest Hash(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return new FileInfo(path).LinkTarget is null && FileStat.Of(path) is not null
            ? Digest.OfFile(path)
            : throw new RefusedException(
                Refusal.FileNotSigned, $"{name} is a link or no regular file, which a signature does not cover");
    }
}

/// <summary>The order of texts by code point, which differs from that of UTF-16 beyond U+FFFF.</summary>
internal sealed class CodePoints : IComparer<string>
{
    public static CodePoints Order { get; } = new();

    public int Compare(string? x, string? y) =>
        Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
}
