namespace Kayfabe.Report.Auditing;

/// <summary>The outcome of a check of an audit, from the best to the worst.</summary>
public enum AuditState
{
    /// <summary>The bytes are here and have the digest that they should have, or the statement holds.</summary>
    Verified,

    /// <summary>It was made by other code, packages or programs than those here: it cannot be compared.</summary>
    Other,

    /// <summary>There is nothing here to check.</summary>
    Missing,

    /// <summary>It is not what the lock, a statement or a signature says.</summary>
    Wrong,
}

/// <summary>One check.</summary>
/// <param name="Name">What was checked: <c>exports/posts.csv</c>, <c>12 settings</c>.</param>
/// <param name="State">The outcome.</param>
/// <param name="Detail">The outcome in words, a clause; empty where the state says it all.</param>
/// <param name="Digest">The digest that it should have; null for what has none.</param>
public sealed record AuditCheck(string Name, AuditState State, string Detail, string? Digest = null);

/// <summary>What a stage read of another one.</summary>
/// <param name="Stage">The other stage.</param>
/// <param name="Artifacts">The checks of what was read.</param>
public sealed record AuditedRead(string Stage, IReadOnlyList<AuditCheck> Artifacts);

/// <summary>A stage of the trail.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Checks">Its code, environment, settings and sources.</param>
/// <param name="Reads">What it read of other stages.</param>
public sealed record AuditedStage(
    string Stage, IReadOnlyList<AuditCheck> Checks, IReadOnlyList<AuditedRead> Reads);

/// <summary>An audit: from a subject to everything that it was made from.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Subject">What was audited, as the user named it.</param>
/// <param name="Run">The id of the run that made it.</param>
/// <param name="Lock">Where the record of this run is.</param>
/// <param name="Records">The checks of the lock, statements and signatures.</param>
/// <param name="Made">The stages that made the subject, with the checks of the files that are the subject.</param>
/// <param name="Stages">Every stage that the subject depends on, each before those that it read.</param>
/// <param name="IsSynthetic">Whether the study's data were made up.</param>
public sealed record AuditTrail(
    string Study, string Subject, string Run, string Lock, IReadOnlyList<AuditCheck> Records,
    IReadOnlyList<AuditedRead> Made, IReadOnlyList<AuditedStage> Stages, bool IsSynthetic)
{
    /// <summary>All checks with the stage that they belong to; null for those of records.</summary>
    public IEnumerable<(string? Stage, AuditCheck Check)> All =>
    [
        .. Records.Select(check => ((string?)null, check)),
        .. Made.Concat(Stages.SelectMany(stage => stage.Reads))
            .SelectMany(read => read.Artifacts.Select(check => ((string?)read.Stage, check))).Distinct(),
        .. Stages.SelectMany(stage => stage.Checks.Select(check => ((string?)stage.Stage, check))),
    ];

    /// <summary>The number of checks with an outcome.</summary>
    public int Count(AuditState state) => All.Count(one => one.Check.State == state);

    /// <summary>A stage of the trail.</summary>
    public AuditedStage? Find(string stage) => Stages.FirstOrDefault(one => one.Stage == stage);

    /// <summary>The worst outcome among a stage's own checks and what was read of it.</summary>
    public AuditState WorstOf(string stage) => Worst(All.Where(one => one.Stage == stage).Select(one => one.Check));

    /// <summary>The worst outcome; verified where there is none.</summary>
    public static AuditState Worst(IEnumerable<AuditCheck> checks) =>
        checks.Select(check => check.State).DefaultIfEmpty(AuditState.Verified).Max();
}
