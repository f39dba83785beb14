using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Permutations;

/// <summary>How often outcomes are shuffled: the <c>permutations</c> section.</summary>
public sealed record PermutationsSettings
{
    /// <summary>The number of trainings, each on outcomes shuffled anew. 20 to 10000; default 100.</summary>
    [Range(20, 10_000), Description("The number of trainings on outcomes that are shuffled by post.")]
    public int Shuffles { get; init; } = 100;
}
