using Kayfabe.Study.Annotators;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Annotators;

public sealed class BatchTests
{
    [Fact]
    public void A_batch_ends_where_a_night_begins()
    {
        var codings = Annotated.Codings("YYNNYY.Y").Timed(3);
        var ada = BatchStudy.Measure(codings, Annotated.Pictures(codings), 1)[0];
        Assert.Equal([3, 3, 1], ada.Batches.Select(batch => batch.Pictures));
        Assert.Equal(2.0 / 3, ada.Batches[0].Yes.Value!.Value, 12);
        Assert.Equal(new DateTime(2024, 7, 2, 9, 3, 0, DateTimeKind.Utc), ada.Batches[1].First);
        Assert.Equal((7, 7), (ada.Pictures, ada.Dated));
        Assert.Equal(1, ada.ByDateOfPost!.Value, 9);
        Assert.Null(ada.BetweenBatches);
    }

    [Fact]
    public void Without_times_there_is_the_share_only()
    {
        var codings = Annotated.Codings("YYNN");
        var ada = BatchStudy.Measure(codings, Annotated.Pictures(codings), 1)[0];
        Assert.Equal(0.5, ada.Yes.Value);
        Assert.Empty(ada.Batches);
        Assert.Equal((0, null, null, null), (ada.Dated, ada.Drift, ada.BetweenBatches, ada.ByDateOfPost));
    }

    [Fact]
    public void An_annotator_who_changes_from_batch_to_batch_is_found()
    {
        var codings = Annotated.Codings(
            string.Concat(Enumerable.Repeat("YYYN", 20)) + string.Concat(Enumerable.Repeat("NNNY", 20)),
            string.Concat(Enumerable.Repeat("YN", 80))).Timed(40);
        var measured = BatchStudy.Measure(codings, Annotated.Pictures(codings), 1);
        Assert.InRange(measured[0].BetweenBatches!.Value, 0, 0.01);
        Assert.InRange(measured[0].Drift!.Value, 0, 0.01);
        Assert.True(measured[0].HasDrift);
        Assert.Equal(-0.5, measured[0].Change!.Value!.Value, 9);
        Assert.InRange(measured[1].BetweenBatches!.Value, 0.5, 1);
        Assert.False(measured[1].HasDrift);
    }

    [Fact]
    public void Posts_whose_pictures_are_alike_raise_no_alarm()
    {
        // Four pictures of a post have one answer: as if independent, batches of ten posts would differ in every other
        // study.
        var random = new SplitMix64(5);
        var alarms = 0;
        for (var study = 0; study < 200; study++)
        {
            var codings = Annotated.Codings(
                string.Concat(Enumerable.Range(0, 60).Select(_ => random.Next(2) == 0 ? "YYYY" : "NNNN"))).Timed(40);
            var ada = BatchStudy.Measure(codings, Annotated.Pictures(codings, 4), study)[0];
            alarms += ada.BetweenBatches < BatchStudy.Level || ada.Drift < BatchStudy.Level ? 1 : 0;
        }
        Assert.InRange(alarms, 0, 16);
    }

    [Theory]
    [InlineData("YN", 10)]
    [InlineData("YY", 20)]
    public void Few_posts_or_one_answer_are_not_tested(string answers, int times)
    {
        var codings = Annotated.Codings(string.Concat(Enumerable.Repeat(answers, times))).Timed(5);
        var ada = BatchStudy.Measure(codings, Annotated.Pictures(codings, 2), 1)[0];
        Assert.Equal((null, null, null), (ada.BetweenBatches, ada.Drift, ada.Change));
    }
}
