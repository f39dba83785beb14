using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Tests.Comparisons;
namespace Kayfabe.Study.Tests.Leakage;

public class LeakageTests
{
    [Fact]
    public void A_clean_study_passes_every_check_that_applies()
    {
        var findings = Audit(Study());
        Assert.DoesNotContain(findings.Values, finding => finding.Verdict is LeakageVerdict.Warn or LeakageVerdict.Fail);
        Assert.Equal(
            ["identicalPictures", "similarPictures", "unknownLabels", "modelVersions", "vocabulary", "temporalSplit"],
            findings.Values
                .Where(finding => finding.Verdict == LeakageVerdict.NotApplicable)
                .Select(finding => finding.Id));
        Assert.All(findings.Values, finding => Assert.Null(finding.Advice));
    }

    [Fact]
    public void Test_rows_whose_post_was_trained_on_are_counted_and_weighed()
    {
        // Test rows 20 to 39; those to 29 are of the posts of the rows 0 to 9, and are the only ones predicted right.
        var matrix = Study().WithRows((row, i) => row with { Post = $"p{(i is >= 20 and < 30 ? i - 20 : i)}" });
        var finding = Audit(matrix, isRight: row => row < 30)["sharedPosts"];
        Assert.Equal((LeakageVerdict.Fail, "L3.2", 10), (finding.Verdict, finding.Code, finding.Rows!.Value));
        Assert.Equal("10 of 20 test rows are of a post that has training rows too.", finding.Finding);
        Assert.Equal(0.5, finding.Accuracy!.Value);
        Assert.Contains("grouped", finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_within_its_limit_warns()
    {
        var matrix = Study().WithRows((row, i) => row with { Post = i == 20 ? "p0" : row.Post });
        Assert.Equal(LeakageVerdict.Fail, Audit(matrix)["sharedPosts"].Verdict);
        Assert.Equal(
            LeakageVerdict.Warn,
            Audit(matrix, settings: new LeakageSettings { SharedPosts = 0.05 })["sharedPosts"].Verdict);
    }

    [Fact]
    public void Pictures_are_compared_by_digest_and_by_hash()
    {
        var pictures = Enumerable.Range(0, 40).ToDictionary(
            i => $"r{i}", i => new PictureFingerprint($"d{i}", (ulong)i * 0x9e3779b97f4a7c15));
        pictures["r20"] = pictures["r0"];
        pictures["r21"] = pictures["r1"] with { Digest = "other" };
        pictures["r22"] = new PictureFingerprint("no hash", null);
        var findings = Audit(Study(), pictures: pictures);
        var (identical, similar) = (findings["identicalPictures"], findings["similarPictures"]);
        Assert.Equal((LeakageVerdict.Fail, 1), (identical.Verdict, identical.Rows));
        Assert.Equal((LeakageVerdict.Fail, 1), (similar.Verdict, similar.Rows));
    }

    [Fact]
    public void An_id_that_adds_accuracy_fails_and_one_that_adds_none_warns()
    {
        var matrix = Study("metadata:postId");
        var withoutIds = Candidate.All.Single(candidate => candidate.Features == FeatureSet.NotDisguised).Name;
        var finding = Audit(matrix, others: (withoutIds, row => row % 2 == 0))["disguisedFeatures"];
        Assert.Equal((LeakageVerdict.Fail, 0.5), (finding.Verdict, finding.Accuracy!.Value));
        Assert.Contains("postId (its name has the word 'id')", finding.Finding, StringComparison.Ordinal);
        Assert.Equal(LeakageVerdict.Warn, Audit(matrix, others: (withoutIds, _ => true))["disguisedFeatures"].Verdict);
        Assert.Equal(LeakageVerdict.Warn, Audit(matrix)["disguisedFeatures"].Verdict);
    }

    [Fact]
    public void Blank_rows_of_one_outcome_are_found()
    {
        var matrix = Matrices.Of(
            "a", [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? "1 ." : i % 4 == 1 ? "0 0" : "0 1")]);
        var finding = Audit(matrix)["blankDetections"];
        Assert.Equal((LeakageVerdict.Warn, 20), (finding.Verdict, finding.Rows));
        Assert.Equal(
            "Where detections are blank, in 20 rows, 100.0 % are in kayfabe, elsewhere 0.0 %.", finding.Finding);
    }

    [Fact]
    public void Missing_metadata_that_goes_with_the_outcome_is_named()
    {
        var matrix = Matrices.Of(
            "metadata:views metadata:likes",
            [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? $"1 . {i % 5}" : $"0 {i % 3} {i % 5}")]);
        var finding = Audit(matrix)["missingMetadata"].Finding;
        Assert.StartsWith("Where views is missing, in 20 rows", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_that_only_test_rows_keep_are_counted()
    {
        // The last feature is in the test rows 20 to 24 only.
        var matrix = Matrices.Of(
            "a b", [.. Enumerable.Range(0, 40).Select(i => $"{i % 2} 1 {(i is >= 20 and < 25 ? "1" : ".")}")]);
        var finding = Audit(matrix, vocabulary: new VocabularyRule(3, false))["vocabulary"];
        Assert.Equal((LeakageVerdict.Fail, 5), (finding.Verdict, finding.Rows));
        Assert.Equal(LeakageVerdict.Pass, Audit(matrix, vocabulary: new VocabularyRule(3, true))["vocabulary"].Verdict);
        Assert.Equal(LeakageVerdict.Pass, Audit(matrix, vocabulary: new VocabularyRule(1, false))["vocabulary"].Verdict);
    }

    [Fact]
    public void Test_rows_of_another_balance_fail()
    {
        var matrix = Study().WithRows((row, i) => row with { InKayfabe = i >= 20 ? i % 10 != 0 : i % 2 == 0 });
        Assert.Equal(LeakageVerdict.Fail, Audit(matrix)["classBalance"].Verdict);
    }

    [Fact]
    public void A_split_by_post_that_is_less_accurate_fails()
    {
        var finding = Audit(Study(), others: ("everything, grouped", row => row % 4 == 0))["groupedSplit"];
        Assert.Equal((LeakageVerdict.Fail, 0.75), (finding.Verdict, finding.Accuracy!.Value));
        Assert.Equal(LeakageVerdict.Pass, Audit(Study(), method: SplitMethod.Grouped)["groupedSplit"].Verdict);
    }

    [Fact]
    public void Three_rows_of_one_outcome_and_a_constant_feature_give_findings_not_a_crash()
    {
        var matrix = Matrices.Of("a", "1 1", "1 1", "1 1");
        var audit = LeakageChecks.Of(new LeakageEvidence
        {
            Matrix = matrix,
            Sets = new RowSets([0, 1], [2]),
            Method = SplitMethod.Random,
            Predictions = new Dictionary<string, IReadOnlyList<Prediction>>
            {
                ["everything"] = [new Prediction("r2", "p2", true, 0.9)],
            },
            Settings = new LeakageSettings(),
            Evaluation = new BootstrapSettings { Cut = 0.5, Resamples = 100 },
            Seed = 1,
        });
        Assert.Equal(12, audit.Findings.Count);
        Assert.DoesNotContain(audit.Findings, finding => finding.Verdict == LeakageVerdict.Fail);
    }

    [Fact]
    public void Only_a_study_that_says_so_fails_on_findings_above_their_limits()
    {
        LeakageFinding[] findings =
        [
            new("sharedPosts", "posts on both sides", "L3.2", LeakageVerdict.Fail, "2 of 3.", Advice: "Group."),
            new("vocabulary", "features chosen on test rows", "L1.3", LeakageVerdict.Warn, "1 of 9."),
        ];
        Assert.Empty(new LeakageChecks(LeakageMode.Warn, findings).FaultsAboveLimits());
        Assert.Empty(new LeakageChecks(LeakageMode.Fail, findings[1..]).FaultsAboveLimits());
        var faults = new LeakageChecks(LeakageMode.Fail, findings).FaultsAboveLimits();
        Assert.Equal(
            "leakage (L3.2), posts on both sides: 2 of 3. "
            + "Group. Or raise its limit in the section leakage, or set leakage.aboveLimit to warn.",
            Assert.Single(faults).ToString());
    }

    [Fact]
    public void The_file_reads_back_what_was_written()
    {
        using var folder = new TempFolder();
        var written = new LeakageChecks(LeakageMode.Fail, [.. Audit(Study("metadata:postId")).Values]);
        LeakageFile.Write(folder.File(LeakageFile.Name), written);
        var read = LeakageFile.Read(folder.File(LeakageFile.Name));
        Assert.Equal(LeakageMode.Fail, read.Mode);
        Assert.Equal(written.Findings, read.Findings);
    }

    /// <summary>40 rows, every second in kayfabe, each of its own post, with what is neither an id nor blank.</summary>
    private static FeatureMatrix Study(string feature = "label:ring") => Matrices
        .Of(feature, [.. Enumerable.Range(0, 40).Select(i => $"{i % 2} {i / 2 % 2}")])
        .WithRows((row, _) => row with { Published = null });

    /// <summary>The findings by id, where the first 20 of 40 rows are for training.</summary>
    private static Dictionary<string, LeakageFinding> Audit(
        FeatureMatrix matrix,
        Func<int, bool>? isRight = null,
        LeakageSettings? settings = null,
        SplitMethod method = SplitMethod.Random,
        VocabularyRule? vocabulary = null,
        Dictionary<string, PictureFingerprint>? pictures = null,
        params (string Name, Func<int, bool> IsRight)[] others)
    {
        var predictions = new Dictionary<string, IReadOnlyList<Prediction>>
        {
            ["everything"] = Predict(matrix, isRight ?? (_ => true)),
        };
        if (method != SplitMethod.Grouped)
            predictions["everything, grouped"] = predictions["everything"];
        foreach (var (name, isRightToo) in others)
            predictions[name] = Predict(matrix, isRightToo);
        var audit = LeakageChecks.Of(new LeakageEvidence
        {
            Matrix = matrix,
            Sets = new RowSets([.. Enumerable.Range(0, 20)], [.. Enumerable.Range(20, 20)]),
            Method = method,
            Predictions = predictions,
            Vocabulary = vocabulary,
            Pictures = pictures,
            Settings = settings ?? new LeakageSettings(),
            Evaluation = new BootstrapSettings { Cut = 0.5, Resamples = 200 },
            Seed = 1,
        });
        return audit.Findings.ToDictionary(finding => finding.Id);
    }

    private static Prediction[] Predict(FeatureMatrix matrix, Func<int, bool> isRight) =>
    [
        .. from i in Enumerable.Range(20, 20)
           let row = matrix.Rows[i]
           select new Prediction(row.Id, row.Post, row.InKayfabe, row.InKayfabe == isRight(i) ? 1 : 0),
    ];
}
