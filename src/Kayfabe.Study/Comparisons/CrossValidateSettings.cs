using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Comparisons;

/// <summary>
/// How often the study's training, and that of the models it is compared with, is repeated on other rows: the
/// <c>crossValidate</c> section.
/// </summary>
public sealed record CrossValidateSettings
{
    /// <summary>
    /// The number of folds that the posts are divided into, each tested once per repeat. 2 to 100; default 5.
    /// </summary>
    [Range(2, 100), Description("The number of folds that the posts are divided into; each is tested once per repeat.")]
    public int Folds { get; init; } = 5;

    /// <summary>The number of repeats, each with new folds. 1 to 100; default 2.</summary>
    [Range(1, 100), Description("The number of repeats, each with new folds.")]
    public int Repeats { get; init; } = 2;
}
