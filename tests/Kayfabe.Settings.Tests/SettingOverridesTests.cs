namespace Kayfabe.Settings.Tests;

public sealed class SettingOverridesTests
{
    private const string Whole = """{"title": "T", "featurize": {"threshold": 80}}""";

    [Theory]
    [InlineData("threshold=90")]
    [InlineData("Threshold=90.0")]
    [InlineData("featurize.threshold=9e1")]
    public void A_setting_is_named_by_its_last_part_or_in_full(string option) =>
        Assert.Equal(90, Given.Settings(Whole, option).Featurize!.Threshold);

    [Theory]
    [InlineData("minimum-support=7")]
    [InlineData("minimumSupport=7")]
    [InlineData("MINIMUM_SUPPORT=7")]
    [InlineData("featurize.minimum-support=7")]
    public void Case_and_dashes_do_not_matter(string option) =>
        Assert.Equal(7, Given.Settings(Whole, option).Featurize!.MinimumSupport);

    [Fact]
    public void A_section_that_has_a_default_need_not_be_in_the_file() =>
        Assert.Equal(3, Given.Settings(Whole, "max_depth=3").Train.MaximumDepth);

    [Fact]
    public void A_setting_of_a_record_in_a_record_is_reached()
    {
        Assert.Equal("all", Given.Settings(Whole, "featurize.filter.mode=all").Featurize!.Filter.Mode);
        Assert.Equal("all", Given.Settings(Whole, "mode=all").Featurize!.Filter.Mode);
    }

    [Fact]
    public void The_other_settings_stay_as_the_file_has_them() =>
        Assert.Equal(80, Given.Settings(Whole, "minimum-support=7").Featurize!.Threshold);

    [Fact]
    public void A_full_name_is_no_ambiguity() => Assert.Equal(5, Given.Settings(Whole, "seed=5").Seed);

    [Fact]
    public void A_list_is_separated_by_commas()
    {
        Assert.Equal(["a", "b c"], Given.Settings(Whole, "names=a, b c").Featurize!.Filter.Names);
        Assert.Empty(Given.Settings(Whole, "kinds=").Featurize!.Kinds);
    }

    [Fact]
    public void Nothing_takes_an_optional_value_away() => Assert.Null(Given.Settings(Whole, "note=").Train.Note);

    [Theory]
    [InlineData("threshold=abc", "--threshold=abc: featurize.threshold is the text 'abc', not a number from 0 to 100. Give a number from 0 to 100.")]
    [InlineData("threshold=900", "--threshold=900: featurize.threshold is 900, out of its range. Give a number from 0 to 100.")]
    [InlineData("threshold=", "--threshold=: featurize.threshold is the text '', not a number")]
    [InlineData("threshold=NaN", "--threshold=NaN: featurize.threshold is the text 'NaN', not a number")]
    [InlineData("synthetic=yes", "--synthetic=yes: synthetic is the text 'yes', not true or false")]
    [InlineData("kinds=label,moderatoin", "--kinds=label,moderatoin: featurize.kinds is the text 'moderatoin', not one of 'label', 'moderation', 'famous_face'. Did you mean 'moderation'?")]
    [InlineData("treshold=90", "--treshold=90: unknown setting. Did you mean --threshold=90?")]
    [InlineData("featurise.threshold=90", "--set=featurise.threshold=90: unknown setting. Did you mean --set=featurize.threshold=90?")]
    [InlineData("zzzzzz=90", "See --help for all of them.")]
    [InlineData("sha=1234", "--sha=1234: the study has no section 'import'. Leave the option out, or add the section to study.json.")]
    public void A_fault_names_the_option(string option, string fault) =>
        Assert.Contains(fault, Assert.Single(Given.Faults(Whole, option)), StringComparison.Ordinal);

    [Fact]
    public void A_name_of_two_sections_is_ambiguous() =>
        Assert.Equal(
            ["--size=1: 'size' is a setting of more than one section. Say which: 'left.size', 'right.size'."],
            Given.Faults<SampleTwins>("{}", "size=1"));

    [Fact]
    public void A_setting_is_given_once() =>
        Assert.Equal(
            ["--set=featurize.threshold=2: featurize.threshold is given twice. Give it once."],
            Given.Faults(Whole, "threshold=1", "featurize.threshold=2"));

    [Fact]
    public void An_override_does_not_hide_a_section_that_is_none() =>
        Assert.Equal(
            ["study.json(1,25): train is 5, not an object. Give an object."],
            Given.Faults("""{"title": "T", "train": 5}""", "max_depth=3"));

    [Fact]
    public void Faults_of_the_file_come_before_those_of_the_command_line() =>
        Assert.Equal(
            ["study.json", "--eta=2"],
            Given.Faults("""{"title": ""}""", "eta=2").Select(fault => fault.Split('(', ':')[0]));
}
