using Kayfabe.Settings;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Statistics;
using Kayfabe.Study.Tests.Annotators;

namespace Kayfabe.Study.Tests.Featurize;

public sealed class ExclusionsTests
{
    [Fact]
    public void They_are_counted_by_outcome_annotator_period_and_reason()
    {
        var codings = Annotated.Codings("YNYYN", "Y.N..");
        var exclusions = Of(codings, Resolution.Unanimous, 200, ("p0001", NoRowReason.NotRecorded),
            ("p0002", NoRowReason.NoOutcome), ("p0004", NoRowReason.NoFile), ("p0099", NoRowReason.NoOutcome));
        Assert.Equal((4, 2, 1), (exclusions.WithOutcome, exclusions.LeftOutWithOutcome, exclusions.LeftOutPosts));
        Assert.Equal(
            [
                "Outcome yes 2: ", "Outcome no 2: 1 NoFile, 1 NotRecorded", "Outcome none 1: 1 Undecided",
                "Annotator a0 5: 1 Undecided, 1 NoFile, 1 NotRecorded", "Annotator a1 2: 1 Undecided",
                "Period 2020-01 5: 1 Undecided, 1 NoFile, 1 NotRecorded",
            ],
            exclusions.Groups.Select(group => $"{group.By} {group.Name} {group.Pictures}: "
                + string.Join(", ", group.LeftOut.Select(one => $"{one.Pictures} {one.Reason}"))));
        Assert.Equal((null, null), (exclusions.Test, exclusions.Difference));
    }

    [Fact]
    public void The_test_is_as_by_hand()
    {
        // Three of 20 posts are left out, all of the ten in kayfabe: as many or none are so in 2 C(10, 3) / C(20, 3).
        var exclusions = Of(
            Annotated.Codings(string.Concat(Enumerable.Repeat("YN", 10))), Resolution.First, 1,
            ("p0000", NoRowReason.NotRecorded), ("p0002", NoRowReason.NotRecorded), ("p0004", NoRowReason.NotRecorded));
        Assert.Equal(2 * 120 / 1140.0, exclusions.Test!.Value, 0.03);
        Assert.Equal(0.3, exclusions.Difference!.Value!.Value, 12);
        Assert.Equal((20, 3, 3), (exclusions.WithOutcome, exclusions.LeftOutWithOutcome, exclusions.LeftOutPosts));
    }

    [Fact]
    public void The_bounds_are_as_by_hand()
    {
        var exclusions = new Exclusions(100, 10, 9, [], null, null);
        Assert.Equal((0.72, 0.82), (Math.Round(exclusions.Bounds(0.8)!.Value.Low, 12),
            Math.Round(exclusions.Bounds(0.8)!.Value.High, 12)));
        Assert.Null(exclusions.Bounds(null));
        Assert.Null(new Exclusions(0, 0, 0, [], null, null).Bounds(0.8));
    }

    [Fact]
    public void Half_of_one_outcome_left_out_is_found()
    {
        var random = new SplitMix64(2);
        var codings = Annotated.Codings(string.Concat(Enumerable.Repeat("YYNN", 30)));
        var missing = codings.Pictures.Where((_, i) => i % 4 > 1 && random.Next(2) == 0)
            .Select(picture => (picture, NoRowReason.NotRecorded)).ToArray();
        Assert.InRange(Of(codings, Resolution.First, 2, missing).Test!.Value, 0, 0.001);
    }

    [Fact]
    public void Whole_posts_left_out_raise_no_alarm()
    {
        var random = new SplitMix64(8);
        var alarms = 0;
        for (var study = 0; study < 200; study++)
        {
            // Posts of three pictures with one outcome: left out as if by picture, twice as many alarms and more.
            var codings = Annotated.Codings(
                string.Concat(Enumerable.Range(0, 60).Select(_ => random.Next(2) == 0 ? "YYY" : "NNN")));
            var posts = Enumerable.Range(0, 60).Where(_ => random.Next(10) == 0).ToHashSet();
            var missing = codings.Pictures.Where((_, i) => posts.Contains(i / 3))
                .Select(picture => (picture, NoRowReason.NotRecorded)).ToArray();
            alarms += Of(codings, Resolution.First, 3, missing).Test < Exclusions.Level ? 1 : 0;
        }
        Assert.InRange(alarms, 0, 16);
    }

    [Fact]
    public void The_file_reads_back_to_the_same()
    {
        using var folder = new TempFolder();
        ExclusionsFile.Write(folder.File("a.json"), Of(
            Annotated.Codings(string.Concat(Enumerable.Repeat("YN", 20))), Resolution.First, 1,
            ("p0001", NoRowReason.NoPost)));
        ExclusionsFile.Write(folder.File("b.json"), ExclusionsFile.Read(folder.File("a.json")));
        Assert.Equal(File.ReadAllBytes(folder.File("a.json")), File.ReadAllBytes(folder.File("b.json")));
        Assert.Throws<InputException>(() => ExclusionsFile.Read(folder.Write("c.json", "{}")));
    }

    private static Exclusions Of(
        Codings codings, Resolution resolution, int ofPost, params (string Picture, NoRowReason Reason)[] leftOut) =>
        Exclusions.Of(
            codings,
            Outcomes.Resolve(codings, resolution),
            Annotated.Pictures(codings, ofPost),
            leftOut.ToDictionary(one => one.Picture, one => one.Reason),
            1);
}
