using Kayfabe.Build.Sharing;
using Kayfabe.Remote.Transport;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Forgetting;

/// <summary>What a remote holds that was made from a picture: told, never removed, since others use it.</summary>
/// <param name="Remote">The remote's address.</param>
/// <param name="Names">The names on it, ordinal.</param>
internal sealed record RemoteTraces(string Remote, IReadOnlyList<string> Names)
{
    /// <summary>Lists the remote of a run; null where none is named.</summary>
    public static RemoteTraces? Find(BuildContext context, IReadOnlyList<Derivatives> derivatives)
    {
        if (context.Options.Remote is null)
            return null;
        var stages = derivatives.SelectMany(derived => derived.Stages).ToArray();
        var keys = stages.Select(stage => stage.Key).ToHashSet();
        var contents = stages.SelectMany(stage => stage.Outputs).Select(output => output.Digest).ToHashSet();
        using var shared = SharedRemote.Of(context);
        var names = shared.Do(context, async cancel =>
        {
            var found = new List<string>();
            await foreach (var item in shared.Remote.List("", cancel))
            {
                if (IsOf(item.Name, keys, contents))
                    found.Add(item.Name);
            }
            return found;
        });
        names.Sort(StringComparer.Ordinal);
        return new RemoteTraces(shared.Remote.Name, names);
    }

    private static bool IsOf(string name, HashSet<ActionKey> keys, HashSet<Digest> contents) =>
        RemoteNames.IsObject(name, out var digest) ? contents.Contains(digest)
        : RemoteNames.IsResult(name, out var key, out _) && keys.Contains(key);
}
