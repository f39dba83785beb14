using Kayfabe.Shared;

namespace Kayfabe.Store.Tests.Shared;

public sealed class ConfinedPathLaws : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("a.csv")]
    [InlineData("figures/roc.svg")]
    [InlineData("a..b/...c")]
    [InlineData("Müller.jpg")]
    [InlineData("日本.jpg")]
    public void Names_below_the_folder_are_confined(string path) => Assert.Null(ConfinedPath.ProblemOf(path));

    [Theory]
    [InlineData(null, "is empty")]
    [InlineData("", "is empty")]
    [InlineData("/etc/passwd", "is absolute")]
    [InlineData("../escaped.csv", "has '..'")]
    [InlineData("a/../../escaped.csv", "has '..'")]
    [InlineData("a/..", "has '..'")]
    [InlineData("./a", "has '.'")]
    [InlineData("a//b", "has an empty name")]
    [InlineData("a/", "has an empty name")]
    [InlineData("C:/a", "has a ':'")]
    [InlineData("a\\..\\b", "has a '\\'")]
    [InlineData("a\0b", "has a control character")]
    [InlineData("a\nb", "has a control character")]
    [InlineData("Mu\u0308ller.jpg", "has the character U+0308, which is not Unicode's composed form (NFC)")]
    [InlineData("\ud800.jpg", "is not valid Unicode")]
    public void Other_names_are_not_confined(string? path, string problem) =>
        Assert.Equal(problem, ConfinedPath.ProblemOf(path));

    [Fact]
    public void A_collision_is_two_paths_that_differ_only_in_case()
    {
        Assert.Null(ConfinedPath.FindCollision(["a", "b", "a/b"]));
        Assert.Equal(("Ä", "ä"), ConfinedPath.FindCollision(["Ä", "b", "ä"]));
        Assert.Equal(("a", "a"), ConfinedPath.FindCollision(["a", "a"]));
    }

    [Theory]
    [InlineData("file", "../outside/file", "file")]
    [InlineData("exports", "../outside", "exports/file")]
    [InlineData("exports", "one/../../outside", "exports/file")]
    [InlineData("circle", "circle", "circle")]
    public void A_link_that_leads_out_of_the_folder_is_found(string name, string target, string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        _scratch.Write("outside/file", "x");
        _scratch.Write("study/one/file", "x");
        File.CreateSymbolicLink(_scratch.File($"study/{name}"), target);
        Assert.True(ConfinedPath.LeadsOut(_scratch.File("study"), path));
        Assert.False(ConfinedPath.LeadsOut(_scratch.File("study"), "one/file"));
    }

    [Fact]
    public void A_link_within_the_folder_is_confined_also_where_the_folder_is_reached_through_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        _scratch.Write("disk/study/one/file", "x");
        File.CreateSymbolicLink(_scratch.File("disk/study/two"), "one");
        File.CreateSymbolicLink(_scratch.File("study"), "disk/study");
        Assert.False(ConfinedPath.LeadsOut(_scratch.File("study"), "two/file"));
    }
}
