using Kayfabe.Provenance.Signing;

namespace Kayfabe.Provenance.Trust;

/// <summary>A key of a builder.</summary>
/// <param name="Builder">The builder's id.</param>
/// <param name="BuilderName">What people call it; null for none.</param>
/// <param name="Key">The key.</param>
/// <param name="From">The first day, UTC, on which its work counts; null for no limit.</param>
/// <param name="To">The last day, UTC; null for no limit.</param>
/// <param name="Withdrawn">Since when nothing counts that it signed, whenever that was; null if it holds.</param>
public sealed record TrustedKey(
    string Builder, string? BuilderName, PublicKey Key, DateOnly? From, DateOnly? To, DateOnly? Withdrawn);
