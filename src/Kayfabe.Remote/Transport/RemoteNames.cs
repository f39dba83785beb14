using System.Diagnostics.CodeAnalysis;
using Kayfabe.Store.Keys;

namespace Kayfabe.Remote.Transport;

/// <summary>
/// The names of contents and results on a remote: <c>objects/ab/cdef...</c> by digest, and
/// <c>results/ab/cdef.../&lt;hint of the public key&gt;.json</c> by key and signer.
/// </summary>
public static class RemoteNames
{
    /// <summary>The prefix of all contents.</summary>
    public const string Objects = "objects/";

    /// <summary>The prefix of all results.</summary>
    public const string Results = "results/";

    private const string Extension = ".json";
    private const int HexLength = 64;

    /// <summary>The name of a content.</summary>
    public static string Of(Digest digest) => Objects + Split(digest);

    /// <summary>The prefix of the results of a key.</summary>
    public static string ResultsOf(ActionKey key) => $"{Results}{Split(key.Digest)}/";

    /// <summary>The name of a result.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="hint">The hint of the key that signed it, 64 hexadecimal digits.</param>
    public static string Of(ActionKey key, string hint) => $"{ResultsOf(key)}{hint}{Extension}";

    /// <summary>Whether a name is that of a content.</summary>
    public static bool IsObject(string name, [NotNullWhen(true)] out Digest? digest)
    {
        digest = null;
        return name.StartsWith(Objects, StringComparison.Ordinal) && TryParse(name[Objects.Length..], out digest);
    }

    /// <summary>Whether a name is that of a result.</summary>
    public static bool IsResult(
        string name, [NotNullWhen(true)] out ActionKey? key, [NotNullWhen(true)] out string? hint)
    {
        (key, hint) = (null, null);
        const int hintAt = HexLength + 2;
        if (!name.StartsWith(Results, StringComparison.Ordinal) || !name.EndsWith(Extension, StringComparison.Ordinal))
            return false;
        var rest = name[Results.Length..^Extension.Length];
        if (rest.Length != hintAt + HexLength || rest[hintAt - 1] != '/' || !rest[hintAt..].All(IsHex)
            || !TryParse(rest[..(hintAt - 1)], out var digest))
        {
            return false;
        }
        (key, hint) = (new ActionKey(digest), rest[hintAt..]);
        return true;
    }

    private static bool TryParse(string split, [NotNullWhen(true)] out Digest? digest)
    {
        digest = null;
        return split.Length == HexLength + 1 && split[2] == '/' && split.All(c => c == '/' || IsHex(c))
            && Digest.TryParse($"sha256:{split.Remove(2, 1)}", out digest);
    }

    // Upper case would be a second name of the same content.
    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f');

    private static string Split(Digest digest) => $"{digest.Hex[..2]}/{digest.Hex[2..]}";
}
