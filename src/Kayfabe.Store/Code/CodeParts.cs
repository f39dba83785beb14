using System.Text;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Code;

/// <summary>
/// The parts of a fingerprint, to name those that changed: types, members and resources, each with the beginning of the
/// digest of its code.
/// </summary>
/// <param name="Digests">
/// By name: <c>assembly/type</c>, <c>assembly/type::member</c>, <c>assembly/resource name</c>.
/// </param>
public sealed record CodeParts(IReadOnlyDictionary<string, string> Digests)
{
    private const int Digits = 16;

    /// <summary>The beginning of the digest of a part's text.</summary>
    public static string StartOf(string text) => Digest.Of(Encoding.UTF8.GetBytes(text)).Hex[..Digits];

    /// <summary>One line a part, in ordinal order.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var (name, digest) in Digests.OrderBy(part => part.Key, StringComparer.Ordinal))
            text.Append(digest).Append(' ').Append(name).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <returns>Null if it is anything else.</returns>
    public static CodeParts? Parse(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length <= Digits + 1 || line[Digits] != ' ' || !parts.TryAdd(line[(Digits + 1)..], line[..Digits]))
                return null;
        }
        return new CodeParts(parts);
    }

    /// <summary>
    /// The types and resources whose code differs, or that only one of the two has: simple names, each once, ordinal.
    /// What the compiler made for a type counts as that type.
    /// </summary>
    public IReadOnlyList<string> ChangesTo(CodeParts other) =>
    [
        .. Digests.Keys.Union(other.Digests.Keys, StringComparer.Ordinal)
            .Where(name => Digests.GetValueOrDefault(name) != other.Digests.GetValueOrDefault(name))
            .Select(Simple).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    // Kayfabe.Study/Kayfabe.Study.Matrix.FeatureMatrix+Row::get_Id becomes FeatureMatrix.
    private static string Simple(string name)
    {
        name = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (name.StartsWith("resource ", StringComparison.Ordinal))
            return name;
        name = name.Split("::")[0].Split('+')[0];
        name = name[(name.LastIndexOf('.') + 1)..].Split('`')[0];
        return name.StartsWith('<') ? "" : name;
    }
}
