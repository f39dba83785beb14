using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Comparisons;

/// <summary>How often the study's training is repeated on other rows: the <c>crossValidate</c> section.</summary>
public sealed record CrossValidateSettings
{
    /// <summary>The parts that the posts are dealt to, each tested once a repeat. 2 to 100; default 5.</summary>
    [Range(2, 100), Description("The parts that the posts are dealt to; each is tested once a repeat.")]
    public int Folds { get; init; } = 5;

    /// <summary>How often the posts are dealt anew. 1 to 100; default 5.</summary>
    [Range(1, 100), Description("How often the posts are dealt anew.")]
    public int Repeats { get; init; } = 5;
}
