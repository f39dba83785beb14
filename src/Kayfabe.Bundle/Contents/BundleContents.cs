using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
using Kayfabe.Study;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Bundle.Contents;

/// <summary>Everything that a bundle is made from: the same contents give the same bytes.</summary>
public sealed record BundleContents
{
    /// <summary>The study's settings; the section about is complete: see <see cref="MissingAbout"/>.</summary>
    public required StudySettings Settings { get; init; }

    /// <summary>What was made, and from what.</summary>
    public required StudyLock Lock { get; init; }

    /// <summary>The digest of the lock's file.</summary>
    public required Digest LockDigest { get; init; }

    /// <summary>The metrics of the model on the test rows.</summary>
    public required ModelMetrics Metrics { get; init; }

    /// <summary>The revision of the code.</summary>
    public required CodeRevision Code { get; init; }

    /// <summary>What each stage does, a sentence, by the stage's name.</summary>
    public required IReadOnlyDictionary<string, string> StageDescriptions { get; init; }

    /// <summary>What the study is made of, in ordinal order of names.</summary>
    public required IReadOnlyList<StudyInput> Inputs { get; init; }

    /// <summary>The files, in ordinal order of paths.</summary>
    public required IReadOnlyList<BundleFile> Files { get; init; }

    /// <summary>Whether the study's data are among the files.</summary>
    public required bool HasData { get; init; }

    /// <summary>The study's name.</summary>
    public string Study => Lock.Study;

    /// <summary>The study's description; its question where it has none; synthetic data are called so first.</summary>
    public string Description =>
        (Settings.Synthetic ? "Synthetic data. " : "") + (Settings.Description ?? Settings.Question);
}
