using System.Reflection;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Import;

namespace Kayfabe.Study.Tests;

public class SettingSectionsTests
{
    private static StudySettings Study { get; } = new()
    {
        Title = "A study",
        Question = "Is it?",
        Detect = new DetectSettings { MinConfidence = 40 },
        Evaluate = new EvaluateSettings { Cut = 0.25, Bins = 3 },
    };

    [Fact]
    public void A_section_is_found_by_its_type()
    {
        Assert.Same(Study.Evaluate, SettingSections.Find(Study, typeof(EvaluateSettings)));
        Assert.Equal("evaluate", SettingSections.NameOf(typeof(StudySettings), typeof(EvaluateSettings)));
        Assert.Null(SettingSections.Find(Study, typeof(FeaturizeSettings)));
    }

    [Fact]
    public void A_part_of_a_section_has_its_values()
    {
        Assert.Equal(new DrawSettings { Cut = 0.25, Resamples = 2000 }, SettingSections.Find(Study, typeof(DrawSettings)));
        Assert.Equal(new MinConfidenceSettings { MinConfidence = 40 }, SettingSections.Find(Study, typeof(MinConfidenceSettings)));
        Assert.Equal("detect", SettingSections.NameOf(typeof(StudySettings), typeof(MinConfidenceSettings)));
        Assert.Null(SettingSections.Find(Study, typeof(SupportSettings)));
    }

    [Fact]
    public void What_stands_outside_of_any_section_is_a_part_without_a_name() =>
        Assert.Equal(new StudyTexts { Title = "A study", Question = "Is it?" }, SettingSections.Find(Study, typeof(StudyTexts)));

    [Fact]
    public void A_type_that_is_no_section_throws() =>
        Assert.Throws<NotSupportedException>(() => SettingSections.Find(Study, typeof(ColumnRange)));

    [Fact]
    public void Every_section_has_a_type_of_its_own()
    {
        var sections = typeof(StudySettings).GetProperties().Select(property => property.PropertyType)
            .Where(type => type.Namespace!.StartsWith("Kayfabe", StringComparison.Ordinal)).ToList();
        Assert.True(sections.Count > 10);
        Assert.Equal(sections.Distinct(), sections);
    }

    [Fact]
    public void Every_part_fits_its_section()
    {
        var whole = new StudySettings
        {
            Title = "A study",
            Question = "Is it?",
            Detect = new DetectSettings(),
            Featurize = new FeaturizeSettings(),
        };
        var parts = typeof(StudySettings).Assembly.GetTypes().Where(type => type.IsDefined(typeof(PartOfAttribute), inherit: false)).ToList();
        Assert.True(parts.Count > 5);
        Assert.All(parts, part => Assert.IsType(part, SettingSections.Find(whole, part)));
    }

    /// <summary>
    /// A fingerprint has of a record of settings what code names. What would be called without being named (an override,
    /// an interface's method) is not allowed there, but for validation, which the binder alone asks for.
    /// </summary>
    [Fact]
    public void A_record_of_settings_does_nothing_that_code_does_not_name() => Assert.All(
        SettingSections.TypesOf(typeof(StudySettings)),
        type => Assert.DoesNotContain(
            type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly),
            method => method.IsVirtual && method.Name != nameof(IValidatedSettings.Validate)
                && !method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))));
}
