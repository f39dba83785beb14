using System.Globalization;
using System.Text;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Files;

/// <summary>
/// A small text of the store about something that is known by its digest: the fingerprint of a program's stage, the
/// version of a library. Its first line has the digest of the text and of its name, so that neither one that was altered
/// nor one that was put in place of another is believed.
/// </summary>
/// <param name="folder">The store's folder.</param>
/// <param name="name">Its path there, which says what it speaks of.</param>
public sealed class SideFile(string folder, string name)
{
    private const string Start = "kayfabe side file ";
    private const int Version = 1;

    private static readonly FileForm s_form = new(Version, VersionOf);

    private readonly string _path = Path.Combine(folder, name);

    /// <summary>The text.</summary>
    /// <returns>Null where it is missing, damaged, or of something else: it has to be made again.</returns>
    public string? Read() => VersionedFile.Read(_path, s_form, Parse, out _, out _);

    /// <summary>Keeps a text.</summary>
    public void Write(string text) =>
        VersionedFile.Write(_path, s_form, Encoding.UTF8.GetBytes(FirstLine(text) + text), folder);

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
               && int.TryParse(line[Start.Length..].Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
    }
}
