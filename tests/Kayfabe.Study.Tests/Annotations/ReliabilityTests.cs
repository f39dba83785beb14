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
            Of("NYNNNNNNYN", "YYYNNYNNNN"), seed: 1);
        var pair = Assert.Single(reliability.Pairs);
        Assert.Equal((1, 1, 3, 5), (pair.YesYes, pair.YesNo, pair.NoYes, pair.NoNo));
        Assert.Equal(10, pair.Pictures);
        Assert.Equal(0.6, pair.Percent.Value!.Value, 12);
        Assert.Equal(2.0 / 21, pair.Alpha.Value!.Value, 12);
        Assert.Equal(2.0 / 21, reliability.Alpha.Value!.Value, 12);
        Assert.Equal(0.6, reliability.Ceiling!.Value, 12);
        Assert.Equal(ReliabilityVerdict.Unreliable, reliability.Verdict);
        Assert.Equal([new AnnotatorCounts("a0", 2, 8), new AnnotatorCounts("a1", 4, 6)], reliability.Annotators);
    }

    [Fact]
    public void Kappa_of_a_pair_is_the_worked_examples()
    {
        var pair = ReliabilityStudy.Measure(
            Of(
                new string('Y', 25) + new string('N', 25),
                new string('Y', 20) + new string('N', 5) + new string('Y', 10) + new string('N', 15)),
            seed: 1).Pairs[0];
        Assert.Equal((20, 5, 10, 15), (pair.YesYes, pair.YesNo, pair.NoYes, pair.NoNo));
        Assert.Equal(0.4, pair.Kappa.Value!.Value, 12);
        Assert.InRange(pair.Kappa.Value.Value, pair.Kappa.Interval!.Value.Low, pair.Kappa.Interval.Value.High);
        // The large-sample error of this kappa is 0.13: 1.96 of it to both sides.
        Assert.Equal(0.14, pair.Kappa.Interval.Value.Low, 0.05);
        Assert.Equal(0.65, pair.Kappa.Interval.Value.High, 0.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_intervals_and_another_others()
    {
        var codings = Of("NYNNYNNNYN", "YYYNYYNNNN");
        Assert.Equal(
            ReliabilityStudy.Measure(codings, 1).Pairs[0],
            ReliabilityStudy.Measure(codings, 1).Pairs[0]);
        Assert.NotEqual(
            ReliabilityStudy.Measure(codings, 1).Pairs[0].Alpha.Interval,
            ReliabilityStudy.Measure(codings, 2).Pairs[0].Alpha.Interval);
    }

    [Fact]
    public void Over_posts_the_interval_is_wider_where_pictures_of_a_post_are_annotated_alike()
    {
        var codings = Of(
            string.Concat(Enumerable.Repeat("YYYYNNNN", 10)),
            string.Concat(Enumerable.Repeat("YYYYNNNNYYYYYYYY", 5)));
        var posts = codings.Pictures.Select((picture, i) => (picture, post: $"post{i / 4}"))
            .ToDictionary(pair => pair.picture, pair => pair.post);
        var overPictures = ReliabilityStudy.Measure(codings, 1).Percent.Interval!.Value;
        var overPosts = ReliabilityStudy.Measure(codings, 1, posts).Percent.Interval!.Value;
        Assert.True(overPosts.High - overPosts.Low > 1.5 * (overPictures.High - overPictures.Low));
    }

    [Theory]
    [InlineData("YNY")]
    [InlineData("YNY...", "...NYN")]
    public void Without_overlap_reliability_is_unknown(params string[] annotators)
    {
        var reliability = ReliabilityStudy.Measure(Of(annotators), seed: 1);
        Assert.Equal(ReliabilityVerdict.Unknown, reliability.Verdict);
        Assert.Equal(0, reliability.Overlap);
        Assert.Equal(new Estimate(null, null), reliability.Alpha);
        Assert.Null(reliability.Ceiling);
        Assert.All(reliability.Pairs, pair => Assert.Equal(new Estimate(null, null), pair.Kappa));
    }

    [Fact]
    public void One_picture_has_agreement_but_no_interval() =>
        Assert.Equal(new Estimate(1, null), ReliabilityStudy.Measure(Of("Y", "Y"), seed: 1).Percent);

    [Fact]
    public void Where_one_value_occurs_agreement_is_full_and_alpha_not_defined()
    {
        var reliability = ReliabilityStudy.Measure(Of("YYYY", "YYYY"), seed: 1);
        Assert.Equal(new Estimate(1, new Interval(1, 1)), reliability.Percent);
        Assert.Equal(new Estimate(null, null), reliability.Alpha);
    }

    [Theory]
    [InlineData("YNYNY", "YNYN.", "Y.YNY")]
    [InlineData("YN")]
    public void The_file_reads_back_to_the_same(params string[] annotators)
    {
        using var folder = new TempFolder();
        var reliability = ReliabilityStudy.Measure(Of(annotators), seed: 1);
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
