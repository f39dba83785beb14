using System.Text.Json.Nodes;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>Studies that have little of something: a report that says so, or a reason why there is none.</summary>
public sealed class SmallStudyTests
{
    private static readonly RoadStudy s_road = new();

    [Fact]
    public void Thirty_pictures() => AssertSays(
        s_road with { Pictures = 30 }, "metadata only (the matrix has no metadata)",
            "blankness only (no row is blank)");

    [Fact]
    public void No_picture_that_two_annotated() => AssertSays(
        s_road with { Annotators = Annotators(picture => picture % 2 == 0, picture => picture % 2 == 1) },
        "No picture was annotated twice: reliability unknown.",
            "| **Reliability** | unknown | no picture was annotated twice |");

    [Fact]
    public void One_annotator() => AssertSays(
        s_road with { Annotators = Annotators(_ => true) },
        "One annotator: reliability unknown.", "| **Reliability** | unknown | one annotator |");

    [Fact]
    public void One_feature_that_is_constant() => AssertSays(
        s_road with { Confidence = (_, label, _) => label == "Person" ? 99 : 60 },
        "negative predictive value not defined: the column is empty", "only one class is annotated or predicted");

    [Fact]
    public void Test_rows_of_one_class() => AssertSays(
        s_road with { InKayfabe = picture => picture < 30 && picture % 2 == 0 },
        checkout => Split(checkout, "temporal"),
        "There is no ROC curve: the test rows are all of one class.", "recall not defined: the row is empty",
            "no row is annotated in kayfabe");

    [Fact]
    public void All_pictures_of_one_post_on_both_sides() => AssertSays(
        s_road with { Post = _ => 1 }, checkout => Split(checkout, "random"),
        "15 of 15 test rows are of a post that has training rows too");

    [Fact]
    public void Thirty_rows_of_a_published_matrix()
    {
        using var checkout = Checkout.Fresh();
        checkout.Publish(SyntheticMatrix.Lines(30));

        checkout.Run().Succeeded();

        AssertContains(ReportOf(checkout), "Only outcomes were published, not individual annotations: reliability unknown.");
    }

    [Fact]
    public void All_pictures_of_one_post_cannot_be_divided_by_post() => AssertRefuses(
        s_road with { Post = _ => 1 }, "Featurize", "the split leaves 0 of 60 rows for training and 60 for the test");

    [Fact]
    public void Pictures_of_one_class() => AssertSays(
        s_road with { InKayfabe = _ => true },
        "Every test picture is “in kayfabe”, so the test cannot show whether the model tells the outcomes apart.",
        "There is no ROC curve: the test rows are all of one class.");

    [Fact]
    public void Nothing_above_the_threshold() => AssertRefuses(
        s_road with { Confidence = (_, _, _) => 60 }, "Train",
            "there are no features to train on. Lower featurize.threshold");

    [Fact]
    public void Two_pictures_with_one_digest_are_listed()
    {
        using var checkout = Checkout.Fresh(s_road);
        File.Copy(checkout.In("pictures/HPic001.png"), checkout.In("pictures/HPic002.png"), overwrite: true);

        checkout.Run("--target=Detect").Succeeded();

        var listed = File.ReadAllLines(Path.Combine(checkout.Artifacts, "Detect", "sameDigest.csv"));
        Assert.Equal(["HPic001", "HPic002"], listed.Skip(1).Select(line => line.Split(',')[1]));
    }

    [Fact]
    public void A_recording_of_another_request_is_a_warning_with_its_line()
    {
        using var checkout = Checkout.Fresh(s_road);
        var recordings = checkout.In("recordings/labels.jsonl");
        File.AppendAllText(recordings, s_road.Recording(3).Replace("1000", "10", StringComparison.Ordinal) + "\n");

        var run = checkout.Run("--target=Detect").Succeeded();

        Assert.Single(
            run.Out.Split('\n'),
            line => line.StartsWith(
                "Detect: warning: data/small/recordings/labels.jsonl(61): a recording of another request",
                    StringComparison.Ordinal));
    }

    [Fact]
    public void Leakage_above_the_limit_fails_where_the_study_says_so_and_leaves_the_report_that_was_there()
    {
        using var checkout = Checkout.Fresh(s_road with { Pictures = 150, Post = picture => picture % 50 });
        Split(checkout, "random");
        checkout.Run().Succeeded();
        var before = Checkout.Digests(checkout.Published);
        checkout.Edit(study => study["leakage"] = new JsonObject { ["aboveLimit"] = "fail" });

        var run = checkout.Run().AssertExplained();

        AssertContains(run.Error, "posts on both sides of the split: ",
            "set split.method to grouped", "set leakage.aboveLimit to warn",
            "the report is made, but not published. Read artifacts/small/Report/report.html.");
        Assert.Equal("failed", run["Report"].Verdict);
        Assert.Equal(before, Checkout.Digests(checkout.Published));
        AssertContains(File.ReadAllText(Path.Combine(checkout.Artifacts, "Report", "report.md")),
            "<code>aboveLimit</code> | <code>fail</code>");
    }

    private static Dictionary<string, Func<int, bool>> Annotators(params Func<int, bool>[] sees) =>
        sees.Index().ToDictionary(annotator => $"annotator{annotator.Index}", annotator => annotator.Item);

    private static void Split(Checkout checkout, string method) =>
        checkout.Edit(study => study["split"]!["method"] = method);

    private static string ReportOf(Checkout checkout)
    {
        Assert.True(File.Exists(Path.Combine(checkout.Published, "report.html")));
        return File.ReadAllText(Path.Combine(checkout.Published, "report.md"));
    }

    private static void AssertSays(RoadStudy study, params string[] sentences) =>
        AssertSays(study, _ => { }, sentences);

    private static void AssertSays(RoadStudy study, Action<Checkout> edit, params string[] sentences)
    {
        using var checkout = Checkout.Fresh(study);
        edit(checkout);

        checkout.Run().Succeeded();

        AssertContains(ReportOf(checkout), sentences);
    }

    private static void AssertRefuses(RoadStudy study, string stage, string sentence)
    {
        using var checkout = Checkout.Fresh(study);

        var run = checkout.Run().AssertExplained();

        Assert.Equal("failed", run[stage].Verdict);
        AssertContains(run.Error, sentence);
    }

    private static void AssertContains(string text, params string[] sentences) =>
        Assert.All(sentences, sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
}
