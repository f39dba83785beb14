using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Models;

/// <summary>A file of a signed model.</summary>
/// <param name="Name">Relative to the model's folder, with <c>/</c>.</param>
/// <param name="Digest">The digest of its content.</param>
public sealed record SignedFile(string Name, Digest Digest);
