using System.Globalization;
using System.Text;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Files;

/// <summary>
/// A small text of the store about something known by its digest: the fingerprint of a stage of a program, the version
/// of a library. Its first line has the digest of the text and of its name, so that a file that was altered, or that
/// was renamed to another's name, is not trusted.
/// </summary>
/// <param name="folder">The store's folder.</param>
/// <param name="name">Its path there, which identifies its subject.</param>
public sealed class SideFile(string folder, string name)
{
    private const string Start = "kayfabe side file ";
    private const int Version = 1;

    private static readonly FileFormat s_format = new(Version, VersionOf);

    private readonly string _path = Path.Combine(folder, name);

    /// <summary>The text.</summary>
    /// <returns>Null if it is missing, damaged, or about something else: it has to be made again.</returns>
    public string? Read() => VersionedFile.Read(_path, s_format, Parse, out _, out _);

    /// <summary>Whether there is a file that is neither whole nor of a newer version.</summary>
    public bool IsDamaged() =>
        VersionedFile.Read(_path, s_format, Parse, out var problem, out var isNewer) is null
        && problem is not null && !isNewer;

    /// <summary>Saves a text.</summary>
    public void Write(string text) =>
        VersionedFile.Write(_path, s_format, Encoding.UTF8.GetBytes(FirstLine(text) + text), folder);

    private string FirstLine(string text) =>
        $"{Start}{Version} {Digest.Of(Encoding.UTF8.GetBytes($"{name}\n{text}"))}\n";

    private string? Parse(byte[] bytes)
    {
        var whole = Encoding.UTF8.GetString(bytes);
        var line = whole.IndexOf('\n', StringComparison.Ordinal) + 1;
        return FirstLine(whole[line..]) == whole[..line] ? whole[line..] : null;
    }

    private static int? VersionOf(byte[] bytes)
    {
        var line = Encoding.ASCII.GetString(bytes, 0, Math.Min(bytes.Length, 64));
        return line.StartsWith(Start, StringComparison.Ordinal)
            && int.TryParse(
                line[Start.Length..].Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : null;
    }
}
