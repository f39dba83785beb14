using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Code;

/// <summary>The code that a type can reach.</summary>
/// <param name="Code">The digest of all of it in our assemblies.</param>
/// <param name="Packages">The packages that it reaches, by assembly name, with version and module id.</param>
public sealed record Fingerprint(Digest Code, IReadOnlyList<KeyValuePair<string, string>> Packages)
{
    /// <summary>The entries of an action's key.</summary>
    /// <param name="name">The name of the code in reasons: the stage.</param>
    public IEnumerable<KeyEntry> Entries(string name) =>
        Packages.Select(package => new KeyEntry(EntryKind.Package, package.Key, package.Value))
            .Prepend(new KeyEntry(EntryKind.Code, name, Code.ToString()));
}
