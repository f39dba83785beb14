using Kayfabe.Store.Keys;

namespace Kayfabe.Bundle.Contents;

/// <summary>A file that a bundle is to have.</summary>
/// <param name="Path">Its path in the bundle, which is that in the repository.</param>
/// <param name="Digest">The digest of its content, which is checked when it is copied.</param>
/// <param name="Size">The number of its bytes.</param>
/// <param name="Part">What it is a part of.</param>
/// <param name="Source">The file on disk.</param>
public sealed record BundleFile(string Path, Digest Digest, long Size, BundlePart Part, string Source)
{
    /// <summary>Whether it is a program. Default no.</summary>
    public bool IsExecutable { get; init; }
}
