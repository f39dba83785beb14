using Kayfabe.Settings;
using Kayfabe.Study.Annotations;
namespace Kayfabe.Study.Tests.Annotations;

public sealed class AnnotateTests : IDisposable
{
    private static readonly string[] _pictures = ["p3", "p1", "p2", "p4", "unseen"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Y", true, How.One)]
    [InlineData(".N", false, How.One)]
    [InlineData("YY", true, How.Agreed)]
    [InlineData("YNY", true, How.Majority)]
    [InlineData("NYY", true, How.Majority)]
    [InlineData("YN", true, How.Tie)]
    [InlineData(".NY", false, How.Tie)]
    public void The_majority_holds_and_a_tie_goes_to_the_first(string codings, bool inKayfabe, How how) =>
        AssertOutcome(inKayfabe, how, Resolve(codings, Resolution.Majority));

    [Theory]
    [InlineData("N", false, How.One)]
    [InlineData("YY", true, How.Agreed)]
    [InlineData("NYY", false, How.First)]
    [InlineData(".YNN", true, How.First)]
    public void The_first_annotator_holds(string codings, bool inKayfabe, How how) =>
        AssertOutcome(inKayfabe, how, Resolve(codings, Resolution.First));

    [Theory]
    [InlineData("Y", true, How.One)]
    [InlineData("NN", false, How.Agreed)]
    [InlineData("YYN", null, How.Disagreement)]
    public void All_must_agree(string codings, bool? inKayfabe, How how) =>
        AssertOutcome(inKayfabe, how, Resolve(codings, Resolution.Unanimous));

    [Theory]
    [InlineData("YY", "N", true, How.Agreed)]
    [InlineData("YN", "N", false, How.Adjudicated)]
    [InlineData("YYN", "N", false, How.Adjudicated)]
    [InlineData("..", "Y", true, How.Adjudicated)]
    [InlineData("YN", ".", null, How.NotAdjudicated)]
    public void The_adjudicator_decides_where_the_others_differ(
        string codings, string adjudicator, bool? inKayfabe, How how) =>
        AssertOutcome(inKayfabe, how, Resolve(codings, Resolution.Adjudicated, ToCoding(adjudicator[0])));

    [Fact]
    public void Annotators_are_read_in_the_order_of_the_settings_and_pictures_are_ordinal()
    {
        Annotate("anna", "p3,anna,YES,2026-03-01T12:00:00Z\np1,anna,no,\n");
        Annotate("bob", "p1,bob, Yes ,\n");
        var codings = Read(new AnnotateSettings { Annotators = ["annotations/bob.csv", "annotations/*.csv"] });
        Assert.Equal(["bob", "anna"], codings.Annotators);
        Assert.Equal(["p1", "p3"], codings.Pictures);
        Assert.Equal([Coding.Yes, Coding.None], codings.Values[0]);
        Assert.Equal([Coding.No, Coding.Yes], codings.Values[1]);
    }

    [Fact]
    public void Pictures_are_ordinal_also_where_one_id_starts_like_another()
    {
        string[] ids = ["ABCDEFGH-b", "ABCDEFGHa", "ABCDEFGH", "ABC", "abc", "-bc", "_bc", "ABCDEFGH-a", "ABD"];
        Annotate("anna", string.Concat(ids.Select(id => $"{id},anna,yes,\n")));
        var (annotators, _) = AnnotationFiles.Find(_folder.Path, "data/s", new AnnotateSettings());
        Assert.Equal(ids.Order(StringComparer.Ordinal), AnnotationFiles.Read(annotators, null, ids).Pictures);
    }

    [Fact]
    public void The_adjudicator_is_none_of_the_annotators()
    {
        Annotate("anna", "p1,anna,yes,\n");
        Annotate("judge", "p2,judge,no,\n");
        var codings = Read(new AnnotateSettings
        {
            Resolution = Resolution.Adjudicated,
            Adjudicator = "annotations/judge.csv",
        });
        Assert.Equal(["anna"], codings.Annotators);
        Assert.Equal([Coding.None, Coding.No], codings.Adjudicator);
    }

    [Fact]
    public void Adjudicated_without_an_adjudicator_is_refused()
    {
        var problem = Assert.Single(new AnnotateSettings { Resolution = Resolution.Adjudicated }.Validate());
        Assert.Equal("annotate.resolution is 'adjudicated' without an adjudicator", problem.Problem);
    }

    [Fact]
    public void All_faults_of_all_files_name_file_line_and_column()
    {
        Annotate("anna", "p1,anna,yes,\npx,anna,no,\np2,anna,maybe,\np3,anna,,\np1,anna,no,\np4,bob,no,\n");
        Annotate("bob", "");
        var e = Assert.Throws<InputException>(() => Read(new AnnotateSettings()));
        Assert.Equal(
            [
                "data/s/annotations/anna.csv(3,1): the study has no picture 'px'",
                "data/s/annotations/anna.csv(4,3): 'maybe' is neither yes nor no",
                "data/s/annotations/anna.csv(5,3): the value is empty",
                "data/s/annotations/anna.csv(6,1): 'p1' is already annotated on line 2",
                "data/s/annotations/anna.csv(7,2): the file has annotations by 'anna' and by 'bob'",
                "data/s/annotations/bob.csv(1): the file has no annotations",
            ],
            e.Faults.Select(fault => fault.ToString().Split(". ")[0]));
    }

    [Fact]
    public void An_annotation_that_changes_no_outcome_changes_no_byte_of_the_outcomes()
    {
        Annotate("anna", "p1,anna,yes,\np2,anna,yes,\n");
        Annotate("bob", "p1,bob,yes,\n");
        Write("first");
        Annotate("bob", "p1,bob,no,\n");
        Write("second");
        Assert.Equal(Text("first", OutcomeFiles.Outcomes), Text("second", OutcomeFiles.Outcomes));
        Assert.NotEqual(Text("first", OutcomeFiles.Resolution), Text("second", OutcomeFiles.Resolution));
    }

    [Fact]
    public void The_files_are_as_documented_and_read_back()
    {
        Annotate("anna", "p3,anna,yes,\np1,anna,no,\np2,anna,yes,\n");
        Annotate("bob", "p2,bob,no,\np1,bob,no,\n");
        var codings = Write("out", Resolution.Unanimous);
        Assert.Equal("picture,inKayfabe\np1,no\np3,yes\n", Text("out", OutcomeFiles.Outcomes));
        Assert.Equal(
            "picture,inKayfabe,how,yes,no\np1,no,agreed,0,2\np2,,disagreement,1,1\np3,yes,single,1,0\n",
            Text("out", OutcomeFiles.Resolution));
        Assert.Equal("picture,anna,bob\np1,no,no\np2,yes,no\np3,yes,\n", Text("out", OutcomeFiles.Codings));
        Assert.Equal(
            """
            {
              "annotators": [
                {
                  "name": "anna",
                  "annotations": 3
                },
                {
                  "name": "bob",
                  "annotations": 2
                }
              ],
              "pictures": 5,
              "annotated": 3,
              "outcomes": 2,
              "yes": 1,
              "no": 1,
              "how": {
                "agreed": 1,
                "single": 1,
                "majority": 0,
                "tie: first annotator": 0,
                "first annotator": 0,
                "adjudicated": 0,
                "disagreement": 1,
                "not adjudicated": 0
              }
            }

            """,
            Text("out", OutcomeFiles.Counts));

        Assert.Equal(
            "picture,inKayfabe\np1,no\np3,yes\n", File.ReadAllText(_folder.File("out/" + OutcomeFiles.Outcomes)));
        var read = OutcomeFiles.ReadCodings(_folder.File("out/" + OutcomeFiles.Codings));
        Assert.Equal(codings.Pictures, read.Pictures);
        Assert.Equal(codings.Annotators, read.Annotators);
        Assert.Equal(codings.Values, read.Values);
    }

    private static Coding ToCoding(char c) => c switch { 'Y' => Coding.Yes, 'N' => Coding.No, _ => Coding.None };

    private static Outcome Resolve(string codings, Resolution resolution, Coding? adjudicator = null) =>
        Assert.Single(Outcomes.Resolve(
            new Codings(
                ["p"],
                [.. codings.Select((_, i) => $"a{i}")],
                [.. codings.Select(c => new[] { ToCoding(c) })],
                adjudicator is { } coding ? [coding] : null),
            resolution));

    private static void AssertOutcome(bool? inKayfabe, How how, Outcome outcome) =>
        Assert.Equal((inKayfabe, how), (outcome.InKayfabe, outcome.How));

    private void Annotate(string annotator, string rows) =>
        _folder.Write($"annotations/{annotator}.csv", "picture,annotator,value,annotatedAt\n" + rows);

    private Codings Read(AnnotateSettings settings)
    {
        var (annotators, adjudicator) = AnnotationFiles.Find(_folder.Path, "data/s", settings);
        return AnnotationFiles.Read(annotators, adjudicator, _pictures);
    }

    private Codings Write(string folder, Resolution resolution = Resolution.Majority)
    {
        var codings = Read(new AnnotateSettings { Resolution = resolution });
        Directory.CreateDirectory(_folder.File(folder));
        OutcomeFiles.Write(_folder.File(folder), codings, Outcomes.Resolve(codings, resolution), _pictures.Length);
        return codings;
    }

    private string Text(string folder, string file) => File.ReadAllText(_folder.File($"{folder}/{file}"));
}
