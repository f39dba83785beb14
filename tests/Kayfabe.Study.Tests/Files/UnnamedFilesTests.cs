using Kayfabe.Settings;
using Kayfabe.Study.Files;
namespace Kayfabe.Study.Tests.Files;

public sealed class UnnamedFilesTests
{
    [Fact]
    public void A_pattern_names_files_whatever_their_case()
    {
        using var folder = new TempFolder();
        foreach (var name in new[] { "a/ada.CSV", "a/ben.csv", "a/Cay.Csv" })
            folder.Write(name, "");
        var faults = new FaultList();

        var files = StudyFiles.Find(folder.Path, "data/s", ["a/*.csv"], faults);

        Assert.Equal(["a/Cay.Csv", "a/ada.CSV", "a/ben.csv"], files.Select(file => file.Relative));
        Assert.Equal(0, faults.Count);
    }

    [Fact]
    public void Files_beside_those_that_a_pattern_names_are_told_and_no_others()
    {
        using var folder = new TempFolder();
        foreach (var name in new[] { "a/ada.csv", "a/ben.jsonl", "a/judge.txt", "a/.hidden", "a/Thumbs.db", "a/sub/x", "b/one.csv", "b/two.csv", "readme" })
            folder.Write(name, "");

        // b has no pattern with a wildcard, and the study's own folder is nobody's.
        Assert.Equal(["a/ben.jsonl"], StudyFiles.NotNamed(folder.Path, ["a/*.CSV", "b/one.csv", "a/judge.txt", "*.csv"]));
    }

    [Theory]
    [InlineData("Thumbs.db")]
    [InlineData("desktop.ini")]
    [InlineData("Desktop.ini")]
    [InlineData(".DS_Store")]
    public void What_a_system_leaves_in_folders_is_named_by_no_pattern(string name)
    {
        using var folder = new TempFolder();
        folder.Write("a/x.csv", "");
        folder.Write($"a/{name}", "");

        Assert.Equal(["a/x.csv"], StudyFiles.Find(folder.Path, "data/s", ["a/*"], new FaultList()).Select(file => file.Relative));
    }
}
