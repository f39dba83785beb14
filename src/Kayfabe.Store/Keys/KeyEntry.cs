namespace Kayfabe.Store.Keys;

/// <summary>The kind of an entry of a key. Its number is hashed, and reasons are given in this order.</summary>
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

/// <summary>One hashed fact, with the name that reasons use.</summary>
/// <param name="Kind">The kind of fact.</param>
/// <param name="Name">
/// A setting's name, or a path relative to the project's root with <c>/</c>. Part of the hash.
/// </param>
/// <param name="Value">The value, in invariant culture; null if it is absent, which is hashed too.</param>
public sealed record KeyEntry(EntryKind Kind, string Name, string? Value);
