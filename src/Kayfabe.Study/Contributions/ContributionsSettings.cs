using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Contributions;

/// <summary>How the contributions of features to predictions are reported: the <c>contributions</c> section.</summary>
public sealed record ContributionsSettings
{
    /// <summary>
    /// The maximum number of test rows to explain; of more rows, evenly spaced ones are taken. 10 to 100000; default
    /// 5000.
    /// </summary>
    [Range(10, 100_000)]
    [Description("The maximum number of test rows to explain; of more rows, evenly spaced ones are taken.")]
    public int Rows { get; init; } = 5000;

    /// <summary>
    /// The number of features, largest contribution first, that are listed for each row. 1 to 100; default 15.
    /// </summary>
    [Range(1, 100), Description("The number of features whose contribution is listed for each row.")]
    public int Features { get; init; } = 15;

    /// <summary>
    /// The number of most confident errors, and of least certain pictures, to list. 1 to 1000; default 12.
    /// </summary>
    [Range(1, 1000), Description("The number of most confident errors, and of least certain pictures, to list.")]
    public int Pictures { get; init; } = 12;

    /// <summary>The number of features listed per picture. 1 to 100; default 5.</summary>
    [Range(1, 100), Description("The number of features listed per picture.")]
    public int PerPicture { get; init; } = 5;
}
