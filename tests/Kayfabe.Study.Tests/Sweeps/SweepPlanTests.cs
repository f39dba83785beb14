using Kayfabe.Settings;
using Kayfabe.Study.Sweeps;
namespace Kayfabe.Study.Tests.Sweeps;

/// <summary>What options mean to a sweep.</summary>
public sealed class SweepPlanTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_comma_separates_the_values_of_a_setting()
    {
        var plan = Read("threshold=80,90", "train.max_depth=3,5");

        Assert.Equal(["featurize.threshold", "train.max_depth"], plan.Axes.Select(axis => axis.Setting));
        Assert.Equal(["threshold", "max_depth"], plan.Axes.Select(axis => axis.Option));
        Assert.Equal(["80 3", "80 5", "90 3", "90 5", "95 "], ValuesOf(plan));
        Assert.Equal([80, 80, 90, 90, 95], plan.Cells.Select(cell => cell.Featurize!.Threshold));
        Assert.Equal([3, 5, 3, 5, null], plan.Cells.Select(cell => cell.Train.MaxDepth));
    }

    [Fact]
    public void The_studys_own_settings_are_added_where_no_cell_has_them() =>
        Assert.Equal([false, false, true], Read("threshold=80,90").Cells.Select(cell => cell.IsOwn));

    [Fact]
    public void The_studys_own_settings_are_marked_where_a_cell_has_them() =>
        Assert.Equal([false, true], Read("threshold=80,95").Cells.Select(cell => cell.IsOwn));

    [Fact]
    public void Equal_values_are_one_cell_however_they_are_written() =>
        Assert.Equal(["80", "95"], ValuesOf(Read("threshold=80,80.0,8e1,95")));

    [Fact]
    public void An_option_that_is_repeated_adds_values() =>
        Assert.Equal(["80", "90", "95"], ValuesOf(Read("threshold=80", "featurize.threshold=90,95")));

    [Fact]
    public void A_setting_that_is_a_list_is_repeated() => Assert.Equal(
        ["label", "label,moderation", "label,moderation,celebrity"],
        ValuesOf(Read("featurize.kinds=label", "featurize.kinds=label,moderation")));

    [Fact]
    public void A_value_that_is_left_empty_takes_an_optional_one_away() =>
        Assert.Equal(["", "3"], ValuesOf(Read("max_depth=,3")));

    [Fact]
    public void A_setting_with_one_value_is_for_all_cells()
    {
        var plan = Read("threshold=80,90", "eta=0.5", "cut=0.4");

        Assert.Equal(["eta", "cut"], plan.Fixed.Select(option => option.Name));
        Assert.All(plan.Cells, cell => Assert.Equal(0.5, cell.Train.Eta));
    }

    [Fact]
    public void All_values_at_fault_are_named_once() => Assert.Equal(
        ["--threshold=abc", "--threshold=101", "--max_depth=99"],
        Refused("threshold=80,abc,101", "max_depth=3,99").Faults
            .Select(fault => fault.Problem.Split(':')[0]).OrderDescending(StringComparer.Ordinal));

    [Fact]
    public void A_misspelled_setting_is_named_with_the_nearest() =>
        Assert.Contains("Did you mean --threshold=80,90?", Refused("treshold=80,90").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("split.fraction")]
    [InlineData("cut")]
    [InlineData("detect.minConfidence")]
    [InlineData("supportOn")]
    public void What_would_leave_cells_that_cannot_be_compared_is_refused(string setting) =>
        Assert.Contains("a sweep cannot vary", Refused($"{setting}=0.5,0.6", "threshold=80,90").Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_to_vary_is_refused_with_an_example() =>
        Assert.Contains("--threshold=80,90,95", Refused("threshold=90").Message, StringComparison.Ordinal);

    [Fact]
    public void Too_many_cells_are_refused_with_their_number()
    {
        var values = string.Join(',', Enumerable.Range(1, 40));

        Assert.Contains("1,600 cells", Refused($"num_round={values}", $"max_depth={values}").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_on_a_published_matrix_has_no_features_to_vary()
    {
        const string import = """{ "title": "T", "question": "Q", "import": { "matrix": { "file": "m.csv", "url": "https://example.org/m.csv", "bytes": 1, "sha256": "0000000000000000000000000000000000000000000000000000000000000000" }, "outcome": 1, "columns": [{ "first": 2, "kind": "detection" }] } }""";

        Assert.Contains("the study has no section 'featurize'", Assert.Throws<InputException>(() => Read(import, ["threshold=80,90"])).Message, StringComparison.Ordinal);
        Assert.All(Read(import, ["max_depth=3,4"]).Cells, cell => Assert.Null(cell.Featurize));
    }

    private SweepPlan Read(params string[] options) => Read(
        """{ "title": "T", "question": "Q", "ingest": {}, "detect": {}, "annotate": {}, "featurize": {} }""", options);

    private SweepPlan Read(string study, string[] options)
    {
        File.WriteAllText(_file, study);
        return SweepPlan.Read(
            _file, "study.json", [.. options.Select(option => new SettingOverride(option.Split('=')[0], option.Split('=')[1]))]);
    }

    private InputException Refused(params string[] options) => Assert.Throws<InputException>(() => Read(options));

    private static IEnumerable<string> ValuesOf(SweepPlan plan) => plan.Cells.Select(cell => string.Join(' ', cell.Values));
}
