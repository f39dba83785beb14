using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Code;

/// <summary>A package that code reaches.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Version">Its version and module id.</param>
public sealed record PackageVersion(string Name, string Version);

/// <summary>The fingerprint of the code that a type reaches.</summary>
/// <param name="Code">The digest of the reached code in our assemblies.</param>
/// <param name="Packages">The packages that it reaches, in ordinal order.</param>
public sealed record Fingerprint(Digest Code, IReadOnlyList<PackageVersion> Packages)
{
    /// <summary>The entries of an action's key.</summary>
    /// <param name="name">The name that reasons use: the stage.</param>
    public IEnumerable<KeyEntry> Entries(string name) =>
        Packages.Select(package => new KeyEntry(EntryKind.Package, package.Name, package.Version))
            .Prepend(new KeyEntry(EntryKind.Code, name, Code.ToString()));
}
