using FsCheck.Xunit;

namespace Kayfabe.Settings.Tests;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("treshold", "threshold")]
    [InlineData("Threshold", "threshold")]
    [InlineData("max-dpeth", "max_depth")]
    [InlineData("Featurise", "featurize")]
    [InlineData("colour", null)]
    [InlineData("x", null)]
    public void A_misspelled_name_finds_its_own_and_a_foreign_one_none(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(name, ["featurize", "max_depth", "threshold", "train"]));

    [Fact]
    public void Of_equally_near_names_the_ordinally_first_is_taken() =>
        Assert.Equal("aab", NearestName.Of("aaa", ["aac", "aab", "aad"]));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_edits(string from, string to, int edits) =>
        Assert.Equal(edits, NearestName.Distance(from, to));

    [Property]
    public bool The_distance_is_symmetric_and_zero_only_for_equal_texts(string? from, string? to)
    {
        var (left, right) = (from ?? "", to ?? "");
        var distance = NearestName.Distance(left, right);
        return distance == NearestName.Distance(right, left) && (distance == 0) == (left == right);
    }
}
