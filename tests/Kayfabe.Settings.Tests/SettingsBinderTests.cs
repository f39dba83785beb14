namespace Kayfabe.Settings.Tests;

public sealed class SettingsBinderTests
{
    [Fact]
    public void What_is_absent_has_its_default()
    {
        var settings = Given.Settings("""{"title": "T", "featurize": {}}""");
        Assert.Equal(95, settings.Featurize!.Threshold);
        Assert.Equal([SampleKind.Label], settings.Featurize.Kinds);
        Assert.Equal("any", settings.Featurize.Filter.Mode);
        Assert.Equal(6, settings.Train.MaximumDepth);
        Assert.Null(settings.Train.Gamma);
        Assert.Null(settings.Import);
    }

    [Fact]
    public void Every_type_is_bound()
    {
        var settings = Given.Settings("""
            {
              "$schema": "study.schema.json", "title": "T", "synthetic": true, "seed": 4294967295,
              "featurize": {
                "threshold": 87.5, "minimumSupport": 3, "kinds": ["label", "famous_face"],
                "renames": {"b": "2", "a": "1"}, "filter": {"names": ["x", "y"]}
              },
              "train": {"max_depth": 1e1, "gamma": 0, "note": null,
                "folds": [{"size": 2.0}, {"size": 3, "mode": "post"}]}
            }
            """);
        Assert.True(settings.Synthetic);
        Assert.Equal(4294967295, settings.Seed);
        Assert.Equal(87.5, settings.Featurize!.Threshold);
        Assert.Equal(3, settings.Featurize.MinimumSupport);
        Assert.Equal([SampleKind.Label, SampleKind.Celebrity], settings.Featurize.Kinds);
        Assert.Equal(["a", "b"], settings.Featurize.Renames.Keys);
        Assert.Equal(["x", "y"], settings.Featurize.Filter.Names);
        Assert.Equal(10, settings.Train.MaximumDepth);
        Assert.Equal(0, settings.Train.Gamma);
        Assert.Null(settings.Train.Note);
        Assert.Equal([(2, "row"), (3, "post")], settings.Train.Folds.Select(fold => (fold.Size, fold.Mode)));
    }

    [Fact]
    public void All_faults_are_reported_together_in_the_order_of_the_file()
    {
        var faults = Given.Faults("""
            {
              "featurize": {
                "treshold": 90,
                "kinds": ["label", "celebrty"],
                "minimumSupport": 0
              },
              "train": { "max_depth": "deep", "eta": 0, "max_depth": 5 },
              "colour": "red"
            }
            """);
        Assert.Equal(
            [
                "study.json(1,1): title is missing. Add \"title\": a text in double quotes.",
                "study.json(3,5): 'treshold' is not a setting of featurize. Did you mean 'threshold'?",
                "study.json(4,24): featurize.kinds is the text 'celebrty', not one of 'label', 'moderation', "
                + "'famous_face'. Give one of 'label', 'moderation', 'famous_face'.",
                "study.json(5,23): featurize.minimumSupport is 0, out of its range. Give a number from 1 up.",
                "study.json(7,27): train.max_depth is the text 'deep', not a whole number from 0 to 100. "
                + "Give a whole number from 0 to 100.",
                "study.json(7,42): train.eta is 0, out of its range. Give a number above 0 and to 1.",
                "study.json(7,45): 'max_depth' is there twice, first in line 7. Keep one of the two.",
                "study.json(8,3): 'colour' is not a setting. The settings are 'title', 'synthetic', 'seed', 'import', "
                + "'featurize', 'train'.",
            ],
            faults);
    }

    [Theory]
    [InlineData("""{"title": 5}""", "title is 5, not a text in double quotes")]
    [InlineData("""{"title": null}""", "title is null, not a text in double quotes")]
    [InlineData("""{"title": ""}""", "title has too few characters: 0. Give at least 1.")]
    [InlineData("""{"title": "T", "synthetic": "yes"}""", "synthetic is the text 'yes', not true or false")]
    [InlineData("""{"title": "T", "seed": 1.5}""", "seed is 1.5, not a whole number from 0 to 4294967295")]
    [InlineData("""{"title": "T", "seed": -1}""", "seed is -1, out of its range. Give a number from 0 to 4294967295.")]
    [InlineData("""{"title": "T", "seed": 99999999999999999999}""", "seed is 99999999999999999999, not a whole number")]
    [InlineData("""{"title": "T", "train": 5}""", "train is 5, not an object")]
    [InlineData("""{"title": "T", "train": null}""", "train is null, not an object")]
    [InlineData("""{"title": "T", "train": {"gamma": 1e999}}""", "train.gamma is 1e999, not a number")]
    [InlineData("""{"title": "T", "train": {"tree_method": "hst"}}""", "'hst', not one of 'exact', 'hist', 'approx'. Did you mean 'hist'?")]
    [InlineData("""{"title": "T", "train": {"folds": [{"size": 1}, {}]}}""", "study.json(1,49): train.folds.1.size is missing")]
    [InlineData("""{"title": "T", "train": {"folds": [5]}}""", "train.folds.0 is 5, not an object")]
    [InlineData("""{"title": "T", "train": {"folds": [{"size": 5000000000}]}}""", "size is 5000000000, not a whole number of 32 bits")]
    [InlineData("""{"title": "T", "featurize": {"kinds": "label"}}""", "featurize.kinds is the text 'label', not a list, each item one of 'label'")]
    [InlineData("""{"title": "T", "featurize": {"kinds": ["Label"]}}""", "Did you mean 'label'?")]
    [InlineData("""{"title": "T", "featurize": {"renames": {"a": 1}}}""", "featurize.renames is 1, not a text in double quotes")]
    [InlineData("""{"title": "T", "featurize": {"filter": {"names": ["x"]}}}""", "featurize.filter.names has too few items: 1. Give at least 2.")]
    [InlineData("""{"title": "T", "import": {"sha": "12g4"}}""", "import.sha is '12g4', which is not in the required form. Write its four hexadecimal digits.")]
    [InlineData("""{"title": "T", "import": {"sha": ""}}""", "import.sha is '', which is not in the required form")]
    [InlineData("""{"title": "T", "import": {"sha": "1234\n"}}""", "import.sha is '1234\\u000A', which is not in the required form")]
    [InlineData("""{"title": "T", "import": {"sha": "1234", "files": ["a/../../b"]}}""", "not a path below the study's folder")]
    [InlineData("[]", "study.json(1,1): the file holds a list, not an object. Begin it with '{'.")]
    public void A_fault_says_what_is_wrong_and_what_to_give(string json, string fault) =>
        Assert.Contains(fault, Assert.Single(Given.Faults(json)), StringComparison.Ordinal);

    [Fact]
    public void A_rule_over_several_settings_points_at_one_of_them() =>
        Assert.Equal(
            ["study.json(1,56): import and featurize exclude each other. Keep one."],
            Given.Faults("""{"title": "T", "import": {"sha": "1234"}, "featurize": {}}"""));

    [Fact]
    public void A_rule_is_asked_although_a_section_below_has_a_bad_value() =>
        Assert.Equal(2, Given.Faults("""
            {"title": "T", "import": {"sha": "1234"}, "featurize": {"threshold": 101}}
            """).Length);

    [Fact]
    public void A_rule_is_not_asked_of_a_record_that_misses_a_required_value_below() =>
        Assert.Equal(
            ["study.json(1,26): import.sha is missing. Add \"sha\": a text in double quotes."],
            Given.Faults("""{"title": "T", "import": {}, "featurize": {}}"""));

    [Fact]
    public void Ten_faults_are_shown_and_the_rest_counted()
    {
        var unknown = string.Join(',', Enumerable.Range(0, 25).Select(i => $"\"nope{i}\": 1"));
        var faults = Given.Faults($$"""{"title": "T", {{unknown}}}""");
        Assert.Equal(11, faults.Length);
        Assert.Equal("and 15 more. Fix these first.", faults[^1]);
    }
}
