using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Kayfabe.Settings.Tests;

/// <summary>A study's settings as the build composes them, with one of everything.</summary>
public sealed record SampleSettings : IValidatedSettings
{
    [Description("What the study is called."), MinLength(1)]
    public required string Title { get; init; }

    public bool Synthetic { get; init; }

    [Range(0, uint.MaxValue)]
    public long Seed { get; init; }

    public SampleSource? Import { get; init; }

    public SampleFeatures? Featurize { get; init; }

    public SampleTraining Train { get; init; } = new();

    public IEnumerable<SettingProblem> Validate()
    {
        if (Import != null && Featurize != null)
            yield return new SettingProblem("import and featurize exclude each other", "Keep one.", nameof(Featurize));
    }
}

public sealed record SampleSource
{
    [RegularExpression("[0-9a-f]{4}", ErrorMessage = "Write its four hexadecimal digits.")]
    public required string Sha { get; init; }

    [RelativePath]
    public IReadOnlyList<string> Files { get; init; } = [];
}

public sealed record SampleFeatures
{
    [Description("The confidence at or above which a detection counts."), Range(0, 100)]
    public double Threshold { get; init; } = 95;

    [Range(1, int.MaxValue)]
    public int MinimumSupport { get; init; } = 2;

    public IReadOnlyList<SampleKind> Kinds { get; init; } = [SampleKind.Label];

    public IReadOnlyDictionary<string, string> Renames { get; init; } = new Dictionary<string, string>();

    public SampleFilter Filter { get; init; } = new();
}

public sealed record SampleFilter
{
    [MinLength(2)]
    public IReadOnlyList<string>? Names { get; init; }

    public string Mode { get; init; } = "any";
}

public sealed record SampleTraining
{
    [JsonPropertyName("max_depth"), Range(0, 100)]
    public int MaximumDepth { get; init; } = 6;

    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Eta { get; init; } = 0.3;

    public double? Gamma { get; init; }

    [JsonPropertyName("tree_method"), AllowedValues("exact", "hist", "approx")]
    public string TreeMethod { get; init; } = "exact";

    public string? Note { get; init; } = "none";

    [Range(0, uint.MaxValue)]
    public long? Seed { get; init; }

    public IReadOnlyList<SampleFold> Folds { get; init; } = [];
}

public sealed record SampleFold
{
    public required int Size { get; init; }

    public string Mode { get; init; } = "row";
}

public enum SampleKind
{
    Label,
    Moderation,

    [JsonStringEnumMemberName("famous_face")]
    Celebrity,
}

public sealed record SampleTwins
{
    public SampleFold Left { get; init; } = new() { Size = 1 };

    public SampleFold Right { get; init; } = new() { Size = 1 };
}
