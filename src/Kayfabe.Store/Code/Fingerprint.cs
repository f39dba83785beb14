using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Code;

/// <summary>A package that code reaches.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Version">Its version and module id.</param>
public sealed record Package(string Name, string Version);

/// <summary>The code that a type can reach.</summary>
/// <param name="Code">The digest of all of it in our assemblies.</param>
/// <param name="Packages">The packages that it reaches, ordinal.</param>
public sealed record Fingerprint(Digest Code, IReadOnlyList<Package> Packages)
{
    /// <summary>The entries of an action's key.</summary>
    /// <param name="name">The name of the code in reasons: the stage.</param>
    public IEnumerable<KeyEntry> Entries(string name) =>
        Packages.Select(package => new KeyEntry(EntryKind.Package, package.Name, package.Version))
            .Prepend(new KeyEntry(EntryKind.Code, name, Code.ToString()));
}
