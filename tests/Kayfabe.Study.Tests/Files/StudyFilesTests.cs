using Kayfabe.Settings;
using Kayfabe.Study.Files;
namespace Kayfabe.Study.Tests.Files;

public sealed class StudyFilesTests
{
    [Fact]
    public void Files_come_in_the_order_of_the_patterns_each_once_and_ordinal_within_one()
    {
        using var folder = new TempFolder();
        foreach (var name in new[] { "a/b.csv", "a/B.csv", "a/a.csv", "a/.hidden.csv", "a/c.txt", "a/sub/d.csv" })
            folder.Write(name, "");
        var faults = new FaultList();
        var files = StudyFiles.Find(folder.Path, "data/s", ["a/b.csv", "a/*.csv"], faults);
        Assert.Equal(["a/b.csv", "a/B.csv", "a/a.csv"], files.Select(file => file.Relative));
        Assert.Equal(("data/s/a/b.csv", "b"), (files[0].Name, files[0].Stem));
        Assert.Equal(0, faults.Count);
    }

    [Theory]
    [InlineData("../x.csv")]
    [InlineData("a/../../x.csv")]
    [InlineData("/x.csv")]
    [InlineData("a//x.csv")]
    [InlineData("a\\x.csv")]
    [InlineData("C:x.csv")]
    [InlineData("")]
    public void A_pattern_cannot_leave_the_folder(string pattern)
    {
        using var folder = new TempFolder();
        var faults = new FaultList();
        Assert.Empty(StudyFiles.Find(folder.Path, "data/s", [pattern], faults));
        var e = Assert.Throws<InputException>(faults.ThrowIfAny);
        Assert.Contains("leads out of the study's folder", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_may_lead_to_a_file_of_the_folder_and_to_no_other()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using var folder = new TempFolder();
        using var elsewhere = new TempFolder();
        foreach (var name in new[] { "a/b.csv", "c.csv" })
            folder.Write(name, "");
        elsewhere.Write("secret.csv", "");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "a", "in.csv"), "../c.csv");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "a", "out.csv"), Path.Combine(elsewhere.Path, "secret.csv"));
        var faults = new FaultList();
        _ = StudyFiles.Find(folder.Path, "data/s", ["a/*"], faults);
        var e = Assert.Throws<InputException>(faults.ThrowIfAny);
        Assert.Equal(["data/s/a/out.csv"], e.Faults.Select(fault => fault.File));
    }
}
