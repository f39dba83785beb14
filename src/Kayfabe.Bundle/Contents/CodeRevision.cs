namespace Kayfabe.Bundle.Contents;

/// <summary>The revision of the code.</summary>
/// <param name="Commit">The git commit.</param>
/// <param name="IsDirty">Whether code differs from that commit: edited, added or removed.</param>
public sealed record CodeRevision(string Commit, bool IsDirty)
{
    /// <summary>The commit, with <c>-dirty</c> where the code differs from it.</summary>
    public string Version => IsDirty ? Commit + "-dirty" : Commit;
}
