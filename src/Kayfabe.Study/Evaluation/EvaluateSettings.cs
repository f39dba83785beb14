using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kayfabe.Settings;

namespace Kayfabe.Study.Evaluation;

/// <summary>How predictions are evaluated: the <c>evaluate</c> section of study.json.</summary>
public sealed record EvaluateSettings
{
    /// <summary>The probability at or above which a row is predicted in kayfabe. 0 to 1; default 0.5.</summary>
    [Range(0.0, 1.0), Description("The probability at or above which a row is predicted in kayfabe.")]
    public double Cut { get; init; } = 0.5;

    /// <summary>
    /// How often outcomes are drawn, or posts in a sweep, for what no formula gives. 100 to 100,000; default 2,000.
    /// </summary>
    [Range(100, 100_000), Description("The number of random draws, for calibration and for the best of a sweep.")]
    public int Resamples { get; init; } = 2000;

    /// <summary>
    /// The bins of the reliability curve at most, of equal numbers of rows, 20 or more each. 2 to 100; default 10.
    /// </summary>
    [Range(2, 100), Description("The maximum number of bins of the reliability curve; each has 20 rows or more.")]
    public int Bins { get; init; } = 10;
}

/// <summary>The part of <c>evaluate</c> that turns a probability into a prediction.</summary>
[PartOf("evaluate")]
public sealed record CutSettings
{
    /// <summary>The probability at or above which a row is predicted in kayfabe, 0 to 1.</summary>
    public required double Cut { get; init; }
}

/// <summary>The part of <c>evaluate</c> that a sweep uses: see <see cref="EvaluateSettings"/>.</summary>
[PartOf("evaluate")]
public sealed record DrawSettings
{
    /// <summary>The probability at or above which a row is predicted in kayfabe, 0 to 1.</summary>
    public required double Cut { get; init; }

    /// <summary>The number of random draws, 100 to 100,000.</summary>
    public required int Resamples { get; init; }
}

/// <summary>
/// The part of <c>evaluate</c> that shuffled outcomes are evaluated with: see <see cref="EvaluateSettings"/>.
/// </summary>
[PartOf("evaluate")]
public sealed record BinSettings
{
    /// <summary>The probability at or above which a row is predicted in kayfabe, 0 to 1.</summary>
    public required double Cut { get; init; }

    /// <summary>The bins of the reliability curve at most, 2 to 100.</summary>
    public required int Bins { get; init; }
}
