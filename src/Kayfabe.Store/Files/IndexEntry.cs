using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Files;

/// <summary>What is remembered of a file: its content's digest, and the stat that it had when it was read.</summary>
/// <param name="Path">The file's path: relative to the indexed folder, with <c>/</c>.</param>
/// <param name="Stat">
/// The stat before it was read. Its size is <see cref="Racy"/> where the file was so young that a later write might not
/// show in its times.
/// </param>
/// <param name="Digest">The digest of its content.</param>
internal sealed record IndexEntry(string Path, FileStat Stat, Digest Digest)
{
    /// <summary>A size that no file has: the entry never matches, the file is read again.</summary>
    public const long Racy = -1;
}
