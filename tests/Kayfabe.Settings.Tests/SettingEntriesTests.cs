using System.Globalization;
using FsCheck.Xunit;

namespace Kayfabe.Settings.Tests;

public sealed class SettingEntriesTests
{
    [Fact]
    public void Every_setting_is_an_entry_defaults_included_in_ordinal_order()
    {
        var entries = SettingEntries.Of(new SampleSettings
        {
            Title = "T",
            Featurize = new SampleFeatures
            {
                Kinds = [SampleKind.Celebrity, SampleKind.Label],
                Renames = new Dictionary<string, string> { ["b"] = "2\"", ["B"] = "<" },
            },
            Train = new SampleTraining { Folds = [new SampleFold { Size = 3 }] },
        });
        Assert.Equal(
            [
                ("featurize.filter.mode", "any"),
                ("featurize.filter.names", null),
                ("featurize.kinds", "[\"famous_face\",\"label\"]"),
                ("featurize.minimumSupport", "2"),
                ("featurize.renames", "{\"B\":\"<\",\"b\":\"2\\\"\"}"),
                ("featurize.threshold", "95"),
                ("import", null),
                ("seed", "0"),
                ("synthetic", "false"),
                ("title", "T"),
                ("train.eta", "0.3"),
                ("train.folds", "1"),
                ("train.folds.0.mode", "row"),
                ("train.folds.0.size", "3"),
                ("train.gamma", null),
                ("train.max_depth", "6"),
                ("train.note", "none"),
                ("train.seed", null),
                ("train.tree_method", "exact"),
            ],
            entries.Select(entry => (entry.Name, entry.Value)));
    }

    [Theory]
    [InlineData("95", "95.0")]
    [InlineData("95", "9.5e1")]
    [InlineData("0", "-0.0")]
    [InlineData("0.1", "0.10000000000000000001")]
    public void Two_spellings_of_a_number_are_one_entry(string one, string other) =>
        Assert.Equal(EntriesOf(one), EntriesOf(other));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("(none)")]
    public void An_absent_text_is_told_from_any_text(string note)
    {
        Assert.Contains(new SettingEntry("note", null), SettingEntries.Of(new SampleTraining { Note = null }));
        Assert.Contains(new SettingEntry("note", note), SettingEntries.Of(new SampleTraining { Note = note }));
    }

    [Property]
    public bool Different_numbers_have_different_entries_and_equal_numbers_equal_ones(double one, double other) =>
        EntriesOf(one).SequenceEqual(EntriesOf(other)) == one.Equals(other + 0.0) || one == other;

    [Property]
    public bool Lists_of_texts_are_told_apart(string[] one, string[] other)
    {
        var (left, right) = (one.Select(Whole).ToArray(), other.Select(Whole).ToArray());
        return left.SequenceEqual(right)
            == SettingEntries.Of(new SampleFilter { Names = left })
                .SequenceEqual(SettingEntries.Of(new SampleFilter { Names = right }));
    }

    [Property]
    public bool Entries_do_not_depend_on_the_culture(double eta, int depth, double? gamma)
    {
        var record = new SampleTraining { Eta = eta, MaximumDepth = depth, Gamma = gamma };
        var expected = SettingEntries.Of(record);
        var (before, comma) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = comma;
            return SettingEntries.Of(record).SequenceEqual(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IReadOnlyList<SettingEntry> EntriesOf(string gamma) =>
        SettingEntries.Of(Given.Settings<SampleTraining>($$"""{"gamma": {{gamma}}}"""));

    private static IReadOnlyList<SettingEntry> EntriesOf(double gamma) =>
        SettingEntries.Of(new SampleTraining { Gamma = gamma });

    /// <summary>Texts of JSON have no half surrogate pairs; what FsCheck makes may.</summary>
    private static string Whole(string? text) =>
        new([.. (text ?? "").Where(character => !char.IsSurrogate(character))]);
}
