namespace Kayfabe.Store.Keys;

/// <summary>What kind of fact an entry of a key states. Entries are hashed by number, and compared for reasons, in this order.</summary>
public enum EntryKind
{
    /// <summary>The stage's name and the version of its outputs' schema.</summary>
    Schema,

    /// <summary>The fingerprint of the stage's own code.</summary>
    Code,

    /// <summary>The version of a package that the stage's code reaches.</summary>
    Package,

    /// <summary>Something outside our code that can change the bytes: the version of XGBoost.</summary>
    Environment,

    /// <summary>One setting that the stage declares.</summary>
    Setting,

    /// <summary>The content of a file or folder of the study.</summary>
    Input,

    /// <summary>The content of an artifact of a stage that this one depends on.</summary>
    Artifact,
}

/// <summary>One hashed fact, with the words that name it.</summary>
/// <param name="Kind">What kind of fact it is.</param>
/// <param name="Name">
/// Names the fact in reasons: a setting's name, a path relative to the project's root with <c>/</c>. Part of the hash.
/// </param>
/// <param name="Value">The fact in canonical, culture-free form; null where it is absent, which is a fact too.</param>
public sealed record KeyEntry(EntryKind Kind, string Name, string? Value);
