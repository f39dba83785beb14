using System.Text;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Store.Tests.Runs;

/// <summary>Short ways to write locks.</summary>
internal static class Locks
{
    public static StudyLock Of(params LockedStage[] stages) => new("small", stages);

    /// <summary>A stage that made one file, <c>out</c>, of this content.</summary>
    public static LockedStage Stage(string name, string content, params KeyEntry[] entries)
    {
        var key = new KeyDescription(entries);
        return new LockedStage(name, key.Key, key.Entries, [new OutputFile("out", DigestOf(content), content.Length)]);
    }

    public static KeyEntry Setting(string name, string? value) => new(EntryKind.Setting, name, value);

    public static KeyEntry Input(string name, string content) =>
        new(EntryKind.Input, name, DigestOf(content).ToString());

    public static KeyEntry Artifact(string name, string content) =>
        new(EntryKind.Artifact, name, DigestOf(content).ToString());

    public static Digest DigestOf(string content) => Digest.Of(Encoding.UTF8.GetBytes(content));
}
