using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Training;

/// <summary>How the spread over training seeds is found: the same training again, under other seeds.</summary>
public sealed record SeedsSettings
{
    /// <summary>The number of trainings, with the seeds 0, 1, ... 1 to 1000; default 20.</summary>
    [Range(1, 1000), Description("The number of trainings, with the seeds 0, 1, ...")]
    public int Count { get; init; } = 20;
}
