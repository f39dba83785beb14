namespace Kayfabe.Store.Keys;

/// <summary>The kinds of entries as a lock and a statement write them: <c>setting</c>.</summary>
public static class EntryKindNames
{
    /// <summary>The name of a kind.</summary>
    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.Schema => "schema",
        EntryKind.Code => "code",
        EntryKind.Package => "package",
        EntryKind.Environment => "environment",
        EntryKind.Setting => "setting",
        EntryKind.Input => "input",
        EntryKind.Artifact => "artifact",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The kind of a name.</summary>
    /// <returns>Null if there is none.</returns>
    public static EntryKind? Find(string name)
    {
        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            if (Of(kind) == name)
                return kind;
        }
        return null;
    }
}
