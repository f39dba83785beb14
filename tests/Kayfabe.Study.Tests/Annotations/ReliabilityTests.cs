using Kayfabe.Settings;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Statistics;
namespace Kayfabe.Study.Tests.Annotations;

public sealed class ReliabilityTests
{
    [Fact]
    public void A_pair_has_its_table_and_the_coefficients_of_the_worked_example()
    {
        var reliability = ReliabilityStudy.Measure(
            Of("NYNNNNNNYN", "YYYNNYNNNN"));
        var pair = Assert.Single(reliability.Pairs);
        Assert.Equal((1, 1, 3, 5), (pair.YesYes, pair.YesNo, pair.NoYes, pair.NoNo));
        Assert.Equal(10, pair.Pictures);
        Assert.Equal(0.6, pair.Percent.Value!.Value, 12);
        Assert.Equal(2.0 / 21, pair.Alpha.Value!.Value, 12);
        Assert.Equal(2.0 / 21, reliability.Alpha.Value!.Value, 12);
        Assert.Equal(0.6, reliability.Percent.Value!.Value, 12);
        Assert.Equal(["a0", "a1"], reliability.Annotators);
    }

    [Fact]
    public void Kappa_of_a_pair_is_the_worked_examples()
    {
        var pair = ReliabilityStudy.Measure(
            Of(
                new string('Y', 25) + new string('N', 25),
                new string('Y', 20) + new string('N', 5) + new string('Y', 10) + new string('N', 15))).Pairs[0];
        Assert.Equal((20, 5, 10, 15), (pair.YesYes, pair.YesNo, pair.NoYes, pair.NoNo));
        Assert.Equal(0.4, pair.Kappa.Value!.Value, 12);
        Assert.InRange(pair.Kappa.Value.Value, pair.Kappa.Interval!.Value.Low, pair.Kappa.Interval.Value.High);
        // The large-sample error of this kappa is 0.13: 1.96 of it to both sides.
        Assert.Equal(0.14, pair.Kappa.Interval.Value.Low, 0.05);
        Assert.Equal(0.65, pair.Kappa.Interval.Value.High, 0.05);
    }

    [Fact]
    public void Over_posts_the_interval_is_wider_where_pictures_of_a_post_are_annotated_alike()
    {
        var codings = Of(
            string.Concat(Enumerable.Repeat("YYYYNNNN", 10)),
            string.Concat(Enumerable.Repeat("YYYYNNNNYYYYYYYY", 5)));
        var posts = codings.Pictures.Select((picture, i) => (picture, post: $"post{i / 4}"))
            .ToDictionary(pair => pair.picture, pair => pair.post);
        var overPictures = ReliabilityStudy.Measure(codings).Percent.Interval!.Value;
        var overPosts = ReliabilityStudy.Measure(codings, posts).Percent.Interval!.Value;
        Assert.True(overPosts.High - overPosts.Low > 1.5 * (overPictures.High - overPictures.Low));
    }

    [Theory]
    [InlineData("YNY")]
    [InlineData("YNY...", "...NYN")]
    public void Without_overlap_reliability_is_unknown(params string[] annotators)
    {
        var reliability = ReliabilityStudy.Measure(Of(annotators));
        Assert.Equal(ReliabilityVerdict.Unknown, reliability.Verdict);
        Assert.Equal(0, reliability.Overlap);
        Assert.Equal(new Estimate(null, null), reliability.Alpha);
        Assert.All(reliability.Pairs, pair => Assert.Equal(new Estimate(null, null), pair.Kappa));
    }

    [Fact]
    public void One_picture_has_agreement_but_no_interval() =>
        Assert.Equal(new Estimate(1, null), ReliabilityStudy.Measure(Of("Y", "Y")).Percent);

    [Fact]
    public void Where_one_value_occurs_agreement_is_full_and_alpha_not_defined()
    {
        var reliability = ReliabilityStudy.Measure(Of("YYYY", "YYYY"));
        Assert.Equal(new Estimate(1, null), reliability.Percent);
        Assert.Equal(new Estimate(null, null), reliability.Alpha);
    }

    [Fact]
    public void Each_pair_of_annotations_counts_once()
    {
        // 3 pairs of the first picture agree; of the second 1 of 3, of the third 1 of 1: 5 of 7.
        // Krippendorff's coincidences would weigh the pairs of a picture by 1 / (annotations - 1): 6 of 8.
        var reliability = ReliabilityStudy.Measure(Of("YYN", "YYN", "YN."));
        Assert.Equal(5.0 / 7, reliability.Percent.Value!.Value, 12);
        Assert.Equal([1, 0.5, 0.5], reliability.Pairs.Select(pair => pair.Percent.Value!.Value));
    }

    [Fact]
    public void Where_all_agree_the_interval_is_that_of_the_number_of_posts()
    {
        var all = string.Concat(Enumerable.Repeat("YYNN", 10));
        var reliability = ReliabilityStudy.Measure(Of(all, all));
        // Wilson with Student's quantile t of 39 degrees of freedom: 1 / (1 + t^2 / 40).
        var low = 1 / (1 + (2.0226909 * 2.0226909 / 40));
        Assert.Equal(low, reliability.Percent.Interval!.Value.Low, 6);
        Assert.Equal(1, reliability.Percent.Interval.Value.High);
        // Half of the annotations are yes: expected disagreement is 80 * 80 / 2 / (80 * 79).
        Assert.Equal(1 - ((1 - low) / (40.0 / 79)), reliability.Alpha.Interval!.Value.Low, 6);
        Assert.Equal(1 - ((1 - low) / 0.5), reliability.Pairs[0].Kappa.Interval!.Value.Low, 6);
        Assert.Equal(ReliabilityVerdict.Reliable, reliability.Verdict);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Below_20_posts_there_is_no_interval_and_no_verdict(int posts, bool known)
    {
        var reliability = ReliabilityStudy.Measure(Of(
            string.Concat(Enumerable.Repeat("YN", 10))[..posts],
            string.Concat(Enumerable.Repeat("NNYYYYNNNY", 2))[..posts]));
        Assert.NotNull(reliability.Alpha.Value);
        Assert.Equal(known, reliability.Alpha.Interval is not null);
        Assert.Equal(known, reliability.Percent.Interval is not null);
        Assert.Equal(known, reliability.Verdict != ReliabilityVerdict.Unknown);
    }

    [Theory]
    [InlineData(0.8, 0.9, ReliabilityVerdict.Reliable)]
    [InlineData(0.79, 0.95, ReliabilityVerdict.Tentative)]
    [InlineData(0.667, 0.7, ReliabilityVerdict.Tentative)]
    [InlineData(0.66, 0.95, ReliabilityVerdict.NotShown)]
    [InlineData(0.2, 0.66, ReliabilityVerdict.Unreliable)]
    public void The_verdict_goes_by_the_interval(double low, double high, ReliabilityVerdict verdict) =>
        Assert.Equal(verdict, AnnotatorReliability.VerdictOf(new Estimate(0.9, new Interval(low, high))));

    [Fact]
    public void Without_an_interval_there_is_no_verdict() =>
        Assert.Equal(ReliabilityVerdict.Unknown, AnnotatorReliability.VerdictOf(new Estimate(0.9, null)));

    [Theory]
    [InlineData("YNYNY", "YNYN.", "Y.YNY")]
    [InlineData("YN")]
    public void The_file_reads_back_to_the_same(params string[] annotators)
    {
        using var folder = new TempFolder();
        var reliability = ReliabilityStudy.Measure(Of(annotators));
        ReliabilityFile.Write(folder.File("a.json"), reliability);
        var read = ReliabilityFile.Read(folder.File("a.json"));
        Assert.Equal(reliability.Pairs, read.Pairs);
        Assert.Equal(reliability.Alpha, read.Alpha);
        ReliabilityFile.Write(folder.File("b.json"), read);
        Assert.Equal(File.ReadAllBytes(folder.File("a.json")), File.ReadAllBytes(folder.File("b.json")));
    }

    [Fact]
    public void A_damaged_file_is_a_fault()
    {
        using var folder = new TempFolder();
        Assert.Throws<InputException>(() => ReliabilityFile.Read(folder.Write("a.json", "{}")));
        Assert.Throws<InputException>(() => ReliabilityFile.Read(folder.Write("a.json", "{")));
    }

    private static Codings Of(params string[] annotators) => new(
        [.. annotators[0].Select((_, i) => $"p{i}")],
        [.. annotators.Select((_, i) => $"a{i}")],
        [.. annotators.Select(codings => codings
            .Select(c => c switch { 'Y' => Coding.Yes, 'N' => Coding.No, _ => Coding.None }).ToArray())]);
}
