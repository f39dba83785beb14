using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Contributions;

/// <summary>How much is told of what the model makes of each feature: the <c>contributions</c> section.</summary>
public sealed record ContributionsSettings
{
    /// <summary>
    /// The test rows at most that are explained; of more, as many at even distances. 10 to 100000; default 5000.
    /// </summary>
    [Range(10, 100_000), Description("The test rows at most that are explained; of more, as many at even distances.")]
    public int Rows { get; init; } = 5000;

    /// <summary>The features, from the one that moves most, of which each row is told. 1 to 100; default 15.</summary>
    [Range(1, 100), Description("The features of which each row's contribution is told.")]
    public int Features { get; init; } = 15;

    /// <summary>The most confident errors, and the least sure pictures, that are told. 1 to 1000; default 12.</summary>
    [Range(1, 1000), Description("The most confident errors, and the least sure pictures, that are told.")]
    public int Pictures { get; init; } = 12;

    /// <summary>The features that are told of such a picture. 1 to 100; default 5.</summary>
    [Range(1, 100), Description("The features that are told of such a picture.")]
    public int PerPicture { get; init; } = 5;
}
