using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Tables;
using Kayfabe.Study.Tests.Detections;
using static Kayfabe.Study.Tests.Detections.DetectFolder;

namespace Kayfabe.Study.Tests.Featurize;

public sealed class FeaturizerTests : IDisposable
{
    private static readonly FeaturizeSettings s_all = new() { SupportOn = SupportRows.All };

    private const string PicturesHeader = "picture,post,published,username,isSidecar,type";
    private readonly DetectFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_detection_at_or_above_the_threshold_is_a_one_and_anything_else_is_missing()
    {
        var summary = Run(s_all with { Threshold = 95.1, Kinds = [DetectionKind.Label] });

        Assert.Equal("1 1:1 2:1\n0\n1 2:1\n", _folder.Text("matrix.libsvm"));
        Assert.Equal("index,name,kind\n1,Car,label\n2,\"Road, wet\",label\n", _folder.Text("features.csv"));
        Assert.Equal(
            "row,post,outcome,published\na,p1,1,2019-12-14\nb,p1,0,2019-12-14\nc,p2,1,\n", _folder.Text("rows.csv"));
        Assert.Equal((3, 2, 3L, 1), (summary.Rows, summary.Features, summary.Entries, summary.RowsWithoutAny));
    }

    [Fact]
    public void A_picture_that_is_not_recorded_or_has_no_outcome_post_or_file_is_left_out_and_never_a_row_of_zeros()
    {
        var summary = Run(s_all with { Kinds = [DetectionKind.Label] });

        Assert.Equal(
            "picture,reason\nd,notRecorded\ne,noOutcome\nf,noPost\ngone,noFile\n", _folder.Text(LeftOutPictures.FileName));
        Assert.Equal(
            [(NoRowReason.NoOutcome, 1), (NoRowReason.NoPost, 1), (NoRowReason.NotRecorded, 1), (NoRowReason.NoFile, 1)],
            summary.LeftOut);
        Assert.EndsWith(
            " pictures left out: 1 without an outcome, 1 without a post, 1 not recorded by the image service, "
            + "1 without a picture file (leftOut.csv)",
            summary.LeftOutLine,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_must_have_a_recording_of_every_kind_that_is_asked_for() =>
        Assert.Equal((NoRowReason.NotRecorded, 4), Run(s_all).LeftOut[2]);

    [Fact]
    public void The_matrix_reads_back_by_MatrixFiles()
    {
        Run(s_all with { Threshold = 60, Kinds = [DetectionKind.Label], Metadata = ["likeCount"] });

        var matrix = MatrixFiles.Read(_folder.Output);

        Assert.Equal(["a", "b", "c"], matrix.Rows.Select(row => row.Id));
        Assert.Equal(new DateOnly(2019, 12, 14), matrix.Rows[0].Published);
        Assert.Equal(
            [new("Car", FeatureKind.Label), new("Dog", FeatureKind.Label), new("Road, wet", FeatureKind.Label),
                new Feature("likeCount", FeatureKind.Metadata)], matrix.Features);
    }

    [Fact]
    public void Metadata_is_a_number_where_it_is_known_and_missing_where_it_is_not()
    {
        Run(s_all with
        {
            Kinds = [DetectionKind.Label],
            Metadata = ["likeCount", "viewCount", "isSidecar", "pubYear", "pubMonth", "pubDay"],
        });

        Assert.Equal(
            "index,name,kind\n1,Car,label\n2,\"Road, wet\",label\n3,isSidecar,metadata\n4,likeCount,metadata\n"
            + "5,pubDay,metadata\n6,pubMonth,metadata\n7,pubYear,metadata\n8,viewCount,metadata\n",
            _folder.Text("features.csv"));
        Assert.Equal(
            "1 1:1 2:1 3:1 4:12 5:14 6:12 7:2019\n0 2:1 3:1 4:0 5:14 6:12 7:2019 8:1.5\n1 2:1 3:0\n",
            _folder.Text("matrix.libsvm"));
    }

    [Fact]
    public void A_count_that_could_not_be_read_is_an_error_where_it_is_asked_for_and_only_there()
    {
        Featurize("commentCount");
        Assert.StartsWith(
            "the likeCount of the picture 'a' cannot be read, and featurize.metadata names it. Fix it in the export",
            Assert.Throws<InputException>(() => Featurize("likeCount")).Message,
            StringComparison.Ordinal);

        void Featurize(string name)
        {
            Run(s_all with { Kinds = [DetectionKind.Label] });
            var inputs = Inputs();
            _folder.Write("metadata.csv", "picture,likeCount,commentCount,viewCount,descriptionLength", "a,?,7,,3");
            Featurizer.Run(inputs, s_all with { Kinds = [DetectionKind.Label], Metadata = [name] }, _folder.Output);
        }
    }

    [Fact]
    public void Parents_count_where_they_are_asked_for()
    {
        Run(s_all with { Threshold = 99, Kinds = [DetectionKind.Label], Parents = true });

        Assert.Equal("index,name,kind\n1,Car,label\n2,Vehicle,label\n", _folder.Text("features.csv"));
        Assert.Equal("1 1:1 2:1\n0\n1\n", _folder.Text("matrix.libsvm"));
    }

    [Fact]
    public void The_parents_of_parents_count_too()
    {
        Detect(
            Recording("a", "DetectModerationLabels", """{"MinConfidence":50}""",
                """
                {"ModerationLabels":[{"Name":"Fist","ParentName":"Fight","Confidence":99},
                {"Name":"Fight","ParentName":"Violence","Confidence":60}]}
                """.ReplaceLineEndings("")));

        Featurizer.Run(
            Inputs(), s_all with { Kinds = [DetectionKind.Moderation], Parents = true }, _folder.Output);

        Assert.Equal("index,name,kind\n1,Fight,moderation\n2,Fist,moderation\n3,Violence,moderation\n",
            _folder.Text("features.csv"));
    }

    [Fact]
    public void One_name_of_two_kinds_is_two_features()
    {
        Detect(
            Labels("a", Label("Ann", 99)),
            Recording("a", "RecognizeCelebrities", "{}", """{"CelebrityFaces":[{"Name":"Ann","MatchConfidence":99}]}"""));

        Featurizer.Run(
            Inputs(), s_all with { Kinds = [DetectionKind.Label, DetectionKind.Celebrity] }, _folder.Output);

        Assert.Equal("index,name,kind\n1,Ann,celebrity\n2,Ann,label\n", _folder.Text("features.csv"));
    }

    [Fact]
    public void A_rare_feature_has_no_column()
    {
        var summary = Run(s_all with { Kinds = [DetectionKind.Label], MinimumSupport = 2 });

        Assert.Equal("index,name,kind\n1,\"Road, wet\",label\n", _folder.Text("features.csv"));
        Assert.Equal("1 1:1\n0 1:1\n1 1:1\n", _folder.Text("matrix.libsvm"));
        Assert.Equal(1, summary.RareFeatures);
    }

    [Fact]
    public void Support_on_training_rows_knows_nothing_of_the_test_rows()
    {
        var settings = new FeaturizeSettings { Kinds = [DetectionKind.Label], SupportOn = SupportRows.Train };

        Run(settings, rows => Enumerable.Range(0, rows.Count).Where(i => rows[i].Post == "p2"));

        Assert.Equal("index,name,kind\n1,\"Road, wet\",label\n", _folder.Text("features.csv"));
    }

    [Fact]
    public void A_threshold_below_the_recorded_floor_is_refused_with_what_recording_would_take()
    {
        var e = Assert.Throws<InputException>(() => Run(s_all with { Threshold = 40 }));

        Assert.Equal("the threshold 40 is below 50, the lowest confidence that is recorded", e.Faults[0].Problem);
        Assert.Equal(
            "Set 50 or more, or record with MinConfidence 40: 6 pictures x 2 operations are 12 requests, about $0.01 "
            + "(at $1.00 per 1000, as of 2026-11).", e.Faults[0].Remedy);
    }

    [Fact]
    public void A_kind_that_is_not_replayed_is_refused()
    {
        _folder.Detect([_folder.Write("r.jsonl")], new DetectSettings { Kinds = [DetectionKind.Label] }, "a");

        var e = Assert.Throws<InputException>(() => Featurizer.Run(Inputs(), s_all, _folder.Output));

        Assert.Contains("does not replay", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("picture,inKayfabe\na,MAYBE", "outcomes.csv(2,2): the outcome is neither yes nor no")]
    [InlineData("picture,value\na,yes", "outcomes.csv(1): column 'inKayfabe' is missing; the file has 'picture', 'value'")]
    [InlineData("picture,inKayfabe\na,yes\nb", "outcomes.csv(3,2): the row has 1 fields, the header 2")]
    public void A_damaged_table_is_named_with_line_and_column(string outcomes, string message)
    {
        Detect();

        var e = Assert.Throws<InputException>(() =>
            Featurizer.Run(Inputs(outcomes), s_all, _folder.Output));

        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 20)]
    public void The_counts_at_a_threshold_are_those_of_the_matrix_at_it(byte[] confidences, bool parents, bool rare)
    {
        string[] names = ["Car", "Dog", "Cat", "Van"];
        Detect([.. confidences.Chunk(4).Take(3).Select((chunk, row) => Labels(
            "abc"[row..(row + 1)],
            [.. chunk.Select((c, i) => Label(names[i], 50 + (c % 51), i == 3 ? ["Car"] : []))]))]);
        var settings = s_all with
        {
            Kinds = [DetectionKind.Label],
            Parents = parents,
            MinimumSupport = rare ? 2 : 1,
        };

        foreach (var point in ThresholdCounts.Count(Inputs(), settings, [50, 60, 75.5, 90, 100]))
        {
            var summary = Featurizer.Run(Inputs(), settings with { Threshold = point.Threshold }, _folder.Output);
            Assert.Equal(
                new ThresholdPoint(point.Threshold, summary.Features, summary.RowsWithoutAny, summary.Entries), point);
        }
    }

    [Property(MaxTest = 50)]
    public void Any_name_survives_the_tables_and_is_written_as_CsvFile_writes_it(NonEmptyString text)
    {
        // Half of a surrogate pair is no text that UTF-8 could hold; the recording with it is refused elsewhere.
        var name = string.Concat(text.Get.Where(character => !char.IsSurrogate(character))) + "\n, \"x\"";
        Detect(Labels("a", $$"""{"Name":{{JsonSerializer.Serialize(name)}},"Confidence":99}"""));

        Featurizer.Run(Inputs(), s_all with { Kinds = [DetectionKind.Label] }, _folder.Output);

        Assert.Equal(name, MatrixFiles.Read(_folder.Output).Features[0].Name);
        var expected = _folder.Write("expected.csv");
        using (var csv = CsvFile.Create(expected, "index", "name", "kind"))
        {
            csv.WriteField("1");
            csv.WriteField(name);
            csv.WriteField("label");
            csv.EndRecord();
        }
        Assert.Equal(File.ReadAllText(expected), _folder.Text("features.csv"));
    }

    private void Detect(params string[] recordings) => _folder.Detect(recordings, "a", "b", "c", "d", "e", "f");

    private FeaturizeSummary Run(
        FeaturizeSettings settings, Func<IReadOnlyList<MatrixRow>, IEnumerable<int>>? training = null)
    {
        Detect(
            Labels("a", Label("Car", 99.5, "Vehicle"), Label("Road, wet", 95.1)),
            Labels("b", Label("Dog", 60), Label("Road, wet", 95.05)),
            Labels("c", Label("Road, wet", 95.1)),
            Labels("e", Label("Car", 99)),
            Labels("f", Label("Car", 99)));
        return Featurizer.Run(Inputs(), settings, _folder.Output, training);
    }

    private FeaturizeInputs Inputs() => Inputs(
        "picture,how,inKayfabe\ngone,only,yes\nc,only,yes\nb,only,no\na,only,yes\nd,only,no\nf,only,no");

    private FeaturizeInputs Inputs(string outcomes) => new(
        _folder.Output,
        _folder.Write("outcomes.csv", outcomes),
        _folder.Write(
            "pictures.csv", PicturesHeader,
            "a,p1,2019-12-14T16:05:52Z,ann,true,Photo", "b,p1,2019-12-14T16:05:52Z,ann,true,Photo",
            "c,p2,,ann,false,Photo", "d,p3,,ann,false,Photo", "e,p4,,ann,false,Photo", "video,p9,,ann,false,Video"),
        _folder.Write(
            "metadata.csv", "picture,likeCount,commentCount,viewCount,descriptionLength",
            "a,12,,,3", "b,0,,1.5,3", "c,,,,"));
}
