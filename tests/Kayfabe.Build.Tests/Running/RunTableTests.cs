using Kayfabe.Build.Running;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Tests.Running;

public sealed class RunTableTests
{
    private static readonly RunRecord s_run = new("small", "Report", [], 12.345,
    [
        new("Import", StageVerdict.Hit, null, "restored from the store", 0.01,
            ["2 of 12 rows left out: 2 without a date"]),
        new("Detect", StageVerdict.NotApplicable, null, "study.json has no section for it", 0),
        new("Split", StageVerdict.Ran, MissReason.SettingChanged, "fraction 0.7 -> 0.6", 10.5),
        new("Train", StageVerdict.Failed, MissReason.ArtifactChanged, new string('x', 200), 1),
        new("Report", StageVerdict.Blocked, null, "Train failed", 0),
    ]);

    [Fact]
    public Task The_table_reads_as_approved() => Verify(RunTable.Format(s_run, colours: false));

    [Fact]
    public void Colours_change_nothing_but_the_colours() => Assert.Equal(
        RunTable.Format(s_run, colours: false),
        System.Text.RegularExpressions.Regex.Replace(RunTable.Format(s_run, colours: true), "\e\\[\\d+m", ""));

    [Fact]
    public void No_line_is_wider_than_a_terminal_of_120_columns() =>
        Assert.All(RunTable.Format(s_run, colours: false).Split('\n'), line => Assert.InRange(line.Length, 0, 120));
}
