using Kayfabe.Study.Annotations;
using Kayfabe.Study.Annotators;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Annotators;

public sealed class DawidSkeneTests
{
    /// <summary>Sensitivity and specificity of three annotators.</summary>
    private static readonly (double Sensitivity, double Specificity)[] s_quality =
        [(0.9, 0.8), (0.8, 0.9), (0.7, 0.7)];

    [Fact]
    public void Counts_that_are_as_expected_give_the_values_behind_them()
    {
        // 1000 pictures in kayfabe and 1000 not: all counts are whole, such as 1000 (0.9 0.8 0.7 + 0.2 0.1 0.3) = 510
        // pictures on which all say yes. Three annotators' eight counts have seven degrees of freedom, and the model
        // seven parameters.
        var texts = new[] { new List<char>(), [], [] };
        for (var pattern = 0; pattern < 8; pattern++)
        {
            var (yes, no) = (1000.0, 1000.0);
            for (var annotator = 0; annotator < 3; annotator++)
            {
                var says = (pattern >> annotator & 1) == 1;
                yes *= says ? s_quality[annotator].Sensitivity : 1 - s_quality[annotator].Sensitivity;
                no *= says ? 1 - s_quality[annotator].Specificity : s_quality[annotator].Specificity;
            }
            for (var i = 0; i < Math.Round(yes + no); i++)
            {
                for (var annotator = 0; annotator < 3; annotator++)
                    texts[annotator].Add((pattern >> annotator & 1) == 1 ? 'Y' : 'N');
            }
        }
        Assert.Equal(510, Enumerable.Range(0, texts[0].Count).Count(i => texts.All(text => text[i] == 'Y')));
        var codings = Annotated.Codings([.. texts.Select(text => new string([.. text]))]);
        var estimated = DawidSkene.Of(codings, PostOf(codings, 25));
        Assert.Equal((NotEstimated.None, 2000), (estimated.Why, estimated.Pictures));
        Assert.Equal(0.5, estimated.Prevalence.Value!.Value, 5);
        foreach (var (annotator, (sensitivity, specificity)) in estimated.Annotators.Zip(s_quality))
        {
            Assert.Equal(sensitivity, annotator.Sensitivity.Value!.Value, 5);
            Assert.Equal(specificity, annotator.Specificity.Value!.Value, 5);
            Assert.NotNull(annotator.Sensitivity.Interval);
        }
    }

    [Fact]
    public void Simulated_annotators_are_estimated_and_covered()
    {
        var random = new SplitMix64(3);
        var (covered, intervals, sum) = (0, 0, 0.0);
        const int Studies = 60;
        for (var study = 0; study < Studies; study++)
        {
            var texts = new[] { new char[400], new char[400], new char[400] };
            for (var picture = 0; picture < 400; picture++)
            {
                var truth = Chance(0.4);
                for (var annotator = 0; annotator < 3; annotator++)
                {
                    var (sensitivity, specificity) = s_quality[annotator];
                    texts[annotator][picture] = Chance(truth ? sensitivity : 1 - specificity) ? 'Y' : 'N';
                }
            }
            var codings = Annotated.Codings([.. texts.Select(text => new string(text))]);
            var estimated = DawidSkene.Of(codings, PostOf(codings, 4));
            sum += estimated.Annotators[0].Sensitivity.Value!.Value;
            foreach (var (annotator, (sensitivity, specificity)) in estimated.Annotators.Zip(s_quality))
            {
                Count(annotator.Sensitivity, sensitivity);
                Count(annotator.Specificity, specificity);
            }
        }
        Assert.Equal(0.9, sum / Studies, 0.02);
        Assert.InRange(intervals, 0.9 * 6 * Studies, 6 * Studies);
        Assert.InRange(covered, 0.9 * intervals, intervals);

        bool Chance(double probability) => (random.Next() >> 11) * (1.0 / (1UL << 53)) < probability;

        void Count(Estimate estimate, double truth)
        {
            if (estimate.Interval is not { } interval)
                return;
            intervals++;
            covered += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }
    }

    [Fact]
    public void The_result_is_the_same_each_time()
    {
        var codings = Annotated.Codings(
            string.Concat(Enumerable.Repeat("YYNNYN", 10)), string.Concat(Enumerable.Repeat("YYNNNN", 10)),
            string.Concat(Enumerable.Repeat("YNNNYN", 10)));
        var (first, second) = (DawidSkene.Of(codings, PostOf(codings, 1)), DawidSkene.Of(codings, PostOf(codings, 1)));
        Assert.Equal(first.Annotators, second.Annotators);
        Assert.Equal(first.Prevalence, second.Prevalence);
    }

    [Fact]
    public void Two_annotators_are_not_enough()
    {
        var codings = Annotated.Codings("YN", "YN");
        Assert.Equal(NotEstimated.FewerThanThree, DawidSkene.Of(codings, PostOf(codings, 1)).Why);
    }

    [Theory]
    [InlineData(19, NotEstimated.TooLittleOverlap)]
    [InlineData(20, NotEstimated.None)]
    public void Each_of_three_needs_pictures_of_20_posts_that_three_annotated(int posts, NotEstimated why)
    {
        var text = string.Concat(Enumerable.Repeat("YN", 20));
        var codings = Annotated.Codings(text, text, text[..posts] + new string('.', 40 - posts));
        Assert.Equal(why, DawidSkene.Of(codings, PostOf(codings, 1)).Why);
    }

    private static Dictionary<string, string> PostOf(Codings codings, int ofPost) => Annotated.Pictures(codings, ofPost)
        .ToDictionary(picture => picture.Id, picture => picture.Post);
}
