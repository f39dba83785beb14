using Kayfabe.Store.Content;

namespace Kayfabe.Provenance.Statements;

/// <summary>The state of the sources that a result was published from.</summary>
/// <param name="Commit">The checked-out commit; null where there was no git repository.</param>
/// <param name="IsDirty">Whether a file outside reports/ differed from it, or was in no commit.</param>
public sealed record SourceState(string? Commit, bool IsDirty);

/// <summary>Who made a stage's result.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Origin">Who, when and where; null where the record does not say.</param>
public sealed record StageOrigin(string Stage, double Seconds, Origin? Origin);

/// <summary>What a published run's statement says that does not follow from its lock.</summary>
/// <param name="Source">The state of the sources.</param>
/// <param name="Stages">
/// Who made the result of each stage, in the order of the lock; the last is what is published.
/// </param>
public sealed record RunFacts(SourceState Source, IReadOnlyList<StageOrigin> Stages)
{
    /// <summary>The builder of what is published: of the last stage.</summary>
    public string Builder => Stages is [.., { Origin: { } origin }] ? origin.Builder : ProjectPage.UnknownBuilder;

    /// <summary>When the first of the results was begun; null where no record says.</summary>
    public DateTimeOffset? Started => Origins.Min(stage => (DateTimeOffset?)stage.Origin!.Started);

    /// <summary>When the last of the results was there; null where no record says.</summary>
    public DateTimeOffset? Finished => Origins.Max(stage => (DateTimeOffset?)End(stage));

    // A statement of a stranger may say any number of seconds.
    private static DateTimeOffset End(StageOrigin stage) =>
        stage.Seconds < (DateTimeOffset.MaxValue - stage.Origin!.Started).TotalSeconds
            ? stage.Origin.Started.AddSeconds(stage.Seconds)
            : DateTimeOffset.MaxValue;

    private IEnumerable<StageOrigin> Origins => Stages.Where(stage => stage.Origin is not null);
}
