using System.Globalization;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Study.Tests.Comparisons;

public class DisguisedFeaturesTests
{
    [Theory]
    [InlineData("metadata:postId", "id")]
    [InlineData("metadata:pubYear", "year")]
    [InlineData("metadata:post_ID", "id")]
    [InlineData("metadata:Timestamp", "timestamp")]
    public void Metadata_is_known_by_the_words_of_its_name(string feature, string word) =>
        Assert.Equal($"its name has the word '{word}'", Assert.Single(Found(feature, 3, row => row)).Reason);

    [Theory]
    [InlineData("label:Key")]
    [InlineData("metadata:video")]
    [InlineData("metadata:isSidecar")]
    public void Other_names_tell_nothing(string feature) => Assert.Empty(Found(feature, 3, row => row));

    [Fact]
    public void Whole_numbers_of_their_own_are_ids_where_they_are_large_or_leave_out_none()
    {
        const string Reason = "nearly every post has a whole number of its own, as numbering gives";
        Assert.Equal(Reason, Assert.Single(Found("metadata:media", 40, row => 2_000_000_000 + (row * 7 % 40 * 1000))).Reason);
        Assert.Equal(Reason, Assert.Single(Found("metadata:media", 40, row => row * 7 % 40)).Reason);
        // Likes are as different from each other.
        Assert.Empty(Found("metadata:likes", 40, row => row * 7919 % 1009));
    }

    [Fact]
    public void A_value_that_falls_with_the_rows_is_their_order() => Assert.Equal(
        "it rises or falls with the order of the rows", Assert.Single(Found("metadata:likes", 40, row => -row / 4)).Reason);

    [Fact]
    public void A_value_that_rises_with_the_days_is_a_date()
    {
        var matrix = Matrix("metadata:followers", 40, row => row * 7 % 40 / 4)
            .WithRows((row, i) => row with { Published = new DateOnly(2020, 1, 1).AddDays(i * 7 % 40) });
        Assert.Equal("it rises or falls with the day of the post", Assert.Single(DisguisedFeatures.Of(matrix)).Reason);
    }

    [Fact]
    public void Detections_constants_and_short_series_are_none()
    {
        Assert.Empty(Found("label:ring", 40, row => row < 20 ? 0 : 1));
        Assert.Empty(Found("metadata:likes", 40, _ => 3));
        Assert.Empty(Found("metadata:likes", 19, row => row));
    }

    private static IReadOnlyList<DisguisedFeature> Found(string feature, int rows, Func<int, int> value) =>
        DisguisedFeatures.Of(Matrix(feature, rows, value));

    private static FeatureMatrix Matrix(string feature, int rows, Func<int, int> value) => Matrices.Of(
        feature,
        [.. Enumerable.Range(0, rows).Select(row => $"{row % 2} {value(row).ToString(CultureInfo.InvariantCulture)}")]);
}
