namespace Kayfabe.Store.Keys;

/// <summary>All reasons why a stage may have to run.</summary>
public enum MissReason
{
    /// <summary>It never ran in this checkout, and the store has no result for its key.</summary>
    NeverRan,

    /// <summary>The format of its outputs changed.</summary>
    SchemaChanged,

    /// <summary>Code that it reaches changed.</summary>
    CodeChanged,

    /// <summary>The version of a package that it reaches changed.</summary>
    PackageChanged,

    /// <summary>Something outside our code changed, such as the version of XGBoost.</summary>
    EnvironmentChanged,

    /// <summary>A setting that it declares changed.</summary>
    SettingChanged,

    /// <summary>A file or folder of the study was edited, added, removed or renamed.</summary>
    InputChanged,

    /// <summary>An artifact of a stage that it depends on changed.</summary>
    ArtifactChanged,

    /// <summary>Nothing changed, but the store no longer has the result.</summary>
    NotInStore,

    /// <summary>Nothing changed, but the store's copy is damaged.</summary>
    Damaged,

    /// <summary>
    /// Nothing changed, but the store's record was made by a newer version of Kayfabe, and is not replaced.
    /// </summary>
    NewerVersion,
}

/// <summary>Whether a stage has to run, and why: one value, so that the two cannot disagree.</summary>
/// <param name="Detail">The reason, in words.</param>
public abstract record Verdict(string Detail);

/// <summary>The result exists.</summary>
/// <param name="Detail">Empty, or how it was put in place: <c>restored from the store</c>.</param>
public sealed record Hit(string Detail) : Verdict(Detail);

/// <summary>The stage has to run.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Detail">The details, in words: <c>threshold 95 -> 90</c>.</param>
public sealed record Miss(MissReason Reason, string Detail) : Verdict(Detail);
