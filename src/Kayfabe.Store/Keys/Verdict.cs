namespace Kayfabe.Store.Keys;

/// <summary>Why a stage has to run: the whole list; there is no other reason.</summary>
public enum MissReason
{
    /// <summary>It never ran in this checkout, and the store has no result for its key.</summary>
    NeverRan,

    /// <summary>The form of its outputs changed.</summary>
    SchemaChanged,

    /// <summary>Code that it can reach changed.</summary>
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

    /// <summary>Nothing changed, but what the store holds is damaged.</summary>
    Damaged,

    /// <summary>Nothing changed, but what the store holds was made by a newer version of Kayfabe, which is left alone.</summary>
    NewerVersion,
}

/// <summary>Whether a stage has to run, and the sentence that says why: one value, so that they cannot disagree.</summary>
/// <param name="Detail">The sentence, for people.</param>
public abstract record Verdict(string Detail);

/// <summary>The result is there.</summary>
/// <param name="Detail">Empty, or what was done to have it in place: <c>restored from the store</c>.</param>
public sealed record Hit(string Detail) : Verdict(Detail);

/// <summary>The stage has to run.</summary>
/// <param name="Reason">Which of the closed list of reasons.</param>
/// <param name="Detail">What exactly: <c>threshold 95 -> 90</c>.</param>
public sealed record Miss(MissReason Reason, string Detail) : Verdict(Detail);
