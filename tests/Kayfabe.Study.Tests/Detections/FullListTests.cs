using Kayfabe.Study.Detections;
using Kayfabe.Study.Featurize;
using static Kayfabe.Study.Tests.Detections.DetectFolder;

namespace Kayfabe.Study.Tests.Detections;

/// <summary>Below the last confidence of a list that is as long as was asked for, absence is not known.</summary>
public sealed class FullListTests : IDisposable
{
    private readonly DetectFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_list_as_long_as_MaxLabels_is_listed_with_its_lowest_confidence()
    {
        Detect();

        Assert.Equal("picture,confidence\na,60.5\nb,96\n", _folder.Text(DetectionFiles.FullLists));
    }

    [Fact]
    public void Rows_whose_list_ends_at_or_above_the_threshold_are_said_and_listed()
    {
        Assert.Equal([96], Featurize(61).UnknownLabels);
        Assert.Equal([60.5, 96], Featurize(60.5).UnknownLabels);
        Assert.Equal("picture,confidence\na,60.5\nb,96\n", File.ReadAllText(Path.Combine(_folder.Output, Featurizer.UnknownLabels)));
        Assert.StartsWith(
            "for 2 of 3 rows not all labels at or above the threshold 60 are known: their lists are full at MaxLabels and end at 60.5 to 96",
            Featurize(60).UnknownLine, StringComparison.Ordinal);
        Assert.Null(Featurize(96.5).UnknownLine);
    }

    [Fact]
    public void Features_that_are_no_labels_know_of_no_full_list() =>
        Assert.Empty(Featurize(60, DetectionKind.Moderation).UnknownLabels);

    private void Detect() => _folder.Detect(
        [
            _folder.Write(
                "r.jsonl",
                [
                    Of("a", Label("Car", 99), Label("Dog", 60.5)), Of("b", Label("Cat", 96), Label("Car", 97)), Of("c", Label("Car", 99)),
                    .. "abc".Select(id => Recording(id.ToString(), "DetectModerationLabels", "{}", """{"ModerationLabels":[]}""")),
                ]),
        ],
        new DetectSettings { MaxLabels = 2 }, "a", "b", "c");

    private FeaturizeSummary Featurize(double threshold, DetectionKind kind = DetectionKind.Label)
    {
        Detect();
        var pictures = _folder.Write(
            "pictures.ingest.csv", "picture,post,published,username,isSidecar,type", "a,p,,,no,Photo", "b,q,,,no,Photo", "c,r,,,no,Photo");
        var outcomes = _folder.Write("outcomes.csv", "picture,inKayfabe", "a,yes", "b,no", "c,yes");
        return Featurizer.Run(
            new FeaturizeInputs(_folder.Output, outcomes, pictures),
            new FeaturizeSettings { SupportOn = SupportRows.All, Threshold = threshold, Kinds = [kind] }, _folder.Output);
    }

    private static string Of(string picture, params string[] labels) => Recording(
        picture, "DetectLabels", """{"MinConfidence":50,"MaxLabels":2}""", $$"""{"Labels":[{{string.Join(',', labels)}}]}""");
}
