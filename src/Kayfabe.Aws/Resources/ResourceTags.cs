using System.Globalization;

namespace Kayfabe.Aws.Resources;

/// <summary>
/// Whose a resource is, as every service keeps it: a teardown on another machine finds it by these tags alone, and
/// touches nothing without them.
/// </summary>
/// <param name="Study">The study.</param>
/// <param name="Run">The run that made it: the digest of what was asked for, or the run's id.</param>
/// <param name="Created">When it was made.</param>
public sealed record ResourceTags(string Study, string Run, DateTimeOffset Created)
{
    /// <summary>The tag with the study.</summary>
    public const string StudyKey = "kayfabe:study";

    /// <summary>The tag with the run.</summary>
    public const string RunKey = "kayfabe:run";

    /// <summary>The tag with the time.</summary>
    public const string CreatedKey = "kayfabe:created";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The tags as names and values, in a fixed order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs() =>
    [
        new(StudyKey, Study),
        new(RunKey, Run),
        new(CreatedKey, Created.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)),
    ];

    /// <summary>The tags among those of a resource; null where it has no study and run, and so is not ours.</summary>
    /// <param name="tags">All tags of the resource.</param>
    public static ResourceTags? Of(IEnumerable<KeyValuePair<string, string>> tags)
    {
        string? study = null, run = null, created = null;
        foreach (var (name, value) in tags)
        {
            (study, run, created) = name switch
            {
                StudyKey => (value, run, created),
                RunKey => (study, value, created),
                CreatedKey => (study, run, value),
                _ => (study, run, created),
            };
        }
        return study is { Length: > 0 } && run is { Length: > 0 }
            ? new ResourceTags(study, run, Time(created))
            : null;
    }

    // A damaged time does not make a resource somebody else's.
    private static DateTimeOffset Time(string? text) => DateTimeOffset.TryParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        ? time : DateTimeOffset.UnixEpoch;
}
