using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Posts;
using static Kayfabe.Study.Tests.Detections.DetectFolder;

namespace Kayfabe.Study.Tests.Detections;

public sealed class DetectTests : IDisposable
{
    private readonly DetectFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_kind_of_response_is_read_with_names_parents_and_model_version()
    {
        var summary = _folder.Detect(
        [
            Labels("a", Label("Car", 99.5, "Vehicle", "Transportation"), Label("Road", 60)),
            Recording("a", "DetectModerationLabels", """{"MinConfidence":50}""",
                """
                {"ModerationModelVersion":"7.0","ModerationLabels":[{"Name":"Violence","ParentName":"","TaxonomyLevel":1,
                "Confidence":80.25},{"Name":"Fist","ParentName":"Violence","Confidence":71}]}
                """.ReplaceLineEndings("")),
            Recording("a", "RecognizeCelebrities", "{}",
                """
                {"CelebrityFaces":[{"Name":"Ann, \"the\" Hammer","MatchConfidence":90,"Face":{"Confidence":99}},
                {"Name":"Ann, \"the\" Hammer","MatchConfidence":97}],"UnrecognizedFaces":[{"Confidence":3}]}
                """.ReplaceLineEndings("")),
        ], "a", "b");

        Assert.Equal(
            """
            index,kind,name
            0,celebrity,"Ann, ""the"" Hammer"
            1,label,Car
            2,label,Road
            3,moderation,Fist
            4,moderation,Violence

            """, _folder.Text(DetectionFiles.Names));
        Assert.Equal("index,parent\n1,Vehicle\n1,Transportation\n3,Violence\n", _folder.Text(DetectionFiles.Parents));
        Assert.Equal("kind,version,pictures\nlabel,3.0,1\nmoderation,7.0,1\n", _folder.Text(DetectionFiles.Models));
        Assert.Equal(
            $"""
            picture,file,digest,labels,moderation,celebrities,labelModel,moderationModel
            a,pictures/a.jpg,{Digest("a")},recorded,recorded,recorded,3.0,7.0
            b,pictures/b.jpg,{Digest("b")},not recorded,not recorded,not recorded,,

            """, _folder.Text(RecordedFile.Name));
        Assert.Equal(
            [(0, 0, 97), (0, 1, 99.5), (0, 2, 60), (0, 3, 71), (0, 4, 80.25)], ArrowRows.Read(_folder.Output));
        Assert.Equal([(DetectionKind.Label, 1, 2L), (DetectionKind.Moderation, 1, 2L), (DetectionKind.Celebrity, 1, 1L)],
            summary.Kinds);
    }

    [Fact]
    public void The_response_may_come_before_the_operation()
    {
        _folder.Detect(
            ["""{"response":{"CelebrityFaces":[{"MatchConfidence":9e1,"Name":"Ann"}]},"""
                + """ "operation":"RecognizeCelebrities","request":{},"recordedAt":"2026-03-01T12:00:00","""
                + $$""" "picture":"{{Digest("a")}}"}"""],
            "a");

        Assert.Equal([(0, 0, 90)], ArrowRows.Read(_folder.Output));
    }

    [Fact]
    public void The_order_of_lines_and_files_changes_no_byte()
    {
        string[] lines =
        [
            Labels("a", Label("Car", 99.5, "Vehicle"), Label("Road", 60)),
            Labels("a", Label("Car", 99.5, "Vehicle"), Label("Zebra", 60)),
            Labels("b", Label("Dog", 50)),
            Recording("b", "DetectLabels", """{"MinConfidence":70}""", """{"Labels":[]}"""),
            Labels("stranger", Label("Ghost", 50)),
        ];
        _folder.Detect(lines, "a", "b");
        var expected = _folder.Files();

        string[] reversed = [.. lines.Reverse()];
        _folder.Detect(reversed, "b", "a");
        Assert.Equal(expected, _folder.Files());

        _folder.Detect(
            [_folder.Write("2.jsonl", lines[..2]), _folder.Write("1.jsonl", lines[2..])], new DetectSettings(), "a", "b");
        Assert.Equal(expected, _folder.Files());
    }

    [Fact]
    public void The_last_recording_by_time_counts_wherever_it_stands()
    {
        var request = """{"MinConfidence":50,"MaxLabels":1000}""";
        string[] lines =
        [
            Recording("a", "DetectLabels", request, $$"""{"Labels":[{{Label("New", 70)}}]}""", "2026-03-02T00:30:00+01:00"),
            Recording("a", "DetectLabels", request, $$"""{"Labels":[{{Label("Old", 70)}}]}""", "2026-03-01T23:29:59Z"),
        ];

        var summary = _folder.Detect(lines, "a");

        Assert.Equal("index,kind,name\n0,label,New\n", _folder.Text(DetectionFiles.Names));
        Assert.Equal((1, 1), (summary.RecordingsUsed, summary.RecordingsReplaced));
    }

    [Theory]
    [InlineData("""{"MinConfidence":55,"MaxLabels":1000}""")]
    [InlineData("""{"MinConfidence":50,"MaxLabels":10}""")]
    [InlineData("""{"MinConfidence":50,"MaxLabels":1000,"Features":["IMAGE_PROPERTIES"]}""")]
    [InlineData("{}")]
    public void A_recording_of_another_request_is_listed_and_not_used(string request)
    {
        var summary = _folder.Detect(["", Recording("a", "DetectLabels", request, """{"Labels":[]}""")], "a");

        Assert.Equal(1, summary.RecordingsNotUsed.Sum(count => count.Recordings));
        Assert.Contains((NotUsedReason.OtherRequest, 1), summary.RecordingsNotUsed);
        Assert.Equal(("recordings.jsonl", 2), (summary.FirstOtherRequest?.File, summary.FirstOtherRequest?.Line));
        Assert.EndsWith(
            "It is not used; the study asks for MinConfidence 50, MaxLabels 1000. Recordings of other requests: 1.",
            Assert.Single(summary.Warnings), StringComparison.Ordinal);
        Assert.Equal(
            [new KeyValuePair<NotUsedReason, int>(NotUsedReason.OtherRequest, 1)],
            DetectionFiles.CountNotUsed(Path.Combine(_folder.Output, DetectionFiles.NotUsed)));
        Assert.Contains("a.jpg," + Digest("a") + ",not recorded", _folder.Text(RecordedFile.Name),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_pictures_with_one_digest_both_get_the_detections_and_are_listed()
    {
        var recordings = _folder.Write("recordings.jsonl", Labels("a", Label("Car", 99)));
        PictureFile[] pictures = [Picture("a"), Picture("a") with { Picture = "copy", File = "pictures/copy.jpg" }];

        var summary = _folder.Detect([recordings], new DetectSettings(), 1, pictures);

        Assert.Equal([(0, 0, 99), (1, 0, 99)], ArrowRows.Read(_folder.Output));
        Assert.Equal(pictures, summary.SameDigest);
        Assert.Equal(1, summary.Digests);
    }

    [Fact]
    public void Parts_of_a_long_file_are_read_on_several_threads_to_the_same_bytes()
    {
        // Larger than two of the parts that the reader divides a file into.
        var filler = new string(' ', 300_000);
        string[] ids = [.. Enumerable.Range(0, 250).Select(i => $"p{i:000}")];
        var file = _folder.Write("recordings.jsonl",
            [.. ids.Select((id, i) => Labels(id, Label($"Name {i % 7}", 50 + (i % 50))) + filler)]);
        Assert.True(new FileInfo(file).Length > 2 * 32 << 20);

        var summary = _folder.Detect([file], new DetectSettings(), ids);
        var files = _folder.Files();

        Assert.Equal(250, summary.RecordingsUsed);
        foreach (var threads in (int[])[1, 3, 8])
        {
            _folder.Detect([file], new DetectSettings(), threads, [.. ids.Select(Picture)]);
            Assert.Equal(files, _folder.Files());
        }
        Assert.Equal(ids.Select((_, i) => (i, i % 7, (double)(50 + (i % 50)))), ArrowRows.Read(_folder.Output));
    }
}
