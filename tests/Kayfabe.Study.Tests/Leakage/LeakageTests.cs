using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;
using Kayfabe.Study.Tests.Comparisons;
namespace Kayfabe.Study.Tests.Leakage;

public class LeakageTests(ITestOutputHelper output)
{
    [Fact]
    public void A_clean_study_passes_every_check_that_applies()
    {
        var findings = LeakageStudy.Check(LeakageStudy.Matrix());
        Assert.DoesNotContain(
            findings.Values, finding => finding.Verdict is LeakageVerdict.Warn or LeakageVerdict.Fail);
        Assert.All(findings.Values, finding => Assert.Null(finding.Advice));
        Assert.All(findings.Values, finding => Assert.Null(finding.Accuracy));
    }

    [Fact]
    public void Shared_posts_are_measured_by_models_that_have_not_seen_the_post()
    {
        // A post in three is in kayfabe, with all its rows; each of 100 test rows has a training row of its post.
        var matrix = LeakageStudy.Matrix().WithRows((row, i) => row with { InKayfabe = i / 2 % 3 == 0 });
        var sets = new RowSets(
            [.. Enumerable.Range(0, 300).Where(i => i % 2 == 0 || i >= 200)],
            [.. Enumerable.Range(0, 200).Where(i => i % 2 == 1)]);
        var finding = Tell(
            LeakageStudy.Check(matrix, sets, method: SplitMethod.Random, train: RememberPosts), "sharedPosts");
        Assert.Equal((LeakageVerdict.Fail, "L3.2", 100), (finding.Verdict, finding.Code, finding.Rows!.Value));
        Assert.Equal("100 of 100 test rows are of a post that has training rows too.", finding.Finding);
        Assert.Null(finding.Chance);
        // All are right with the post; without it the 34 in kayfabe are wrong.
        Assert.Equal(0.34, finding.Accuracy!.Value!.Value, 12);
        Assert.True(finding.Accuracy.Interval!.Value is { Low: > 0.2 and < 0.34, High: > 0.34 and < 0.5 });

        // Knows the outcome of a post that it has seen, else says that none is in kayfabe.
        static IReadOnlyList<Prediction> RememberPosts(FeatureMatrix train, FeatureMatrix test)
        {
            var known = train.Rows.ToLookup(row => row.Post, row => row.InKayfabe);
            return [.. test.Rows.Select(row =>
                new Prediction(row.Id, row.Post, row.InKayfabe, known[row.Post].FirstOrDefault() ? 1 : 0))];
        }
    }

    [Fact]
    public void Rows_that_share_nothing_keep_the_reported_prediction()
    {
        var matrix = LeakageStudy.Matrix();
        var sets = LeakageStudy.Split(matrix.Rows);
        // One test row gets the post of a training row: at most this one can be predicted otherwise.
        var post = matrix.Rows[sets.Train[0]].Post;
        var moved = matrix.WithRows((row, i) => i == sets.Test[0] ? row with { Post = post } : row);
        var finding = LeakageStudy.Check(moved, sets)["sharedPosts"];
        Assert.Equal(1, finding.Rows);
        Assert.True(Math.Abs(finding.Accuracy?.Value ?? 0) <= 1.0 / sets.Test.Count + 1e-9);
    }

    [Fact]
    public void One_identical_picture_of_many_is_no_failure()
    {
        var matrix = LeakageStudy.Matrix();
        var sets = LeakageStudy.Split(matrix.Rows);
        var pictures = matrix.Rows.ToDictionary(row => row.Id, row => new PictureFingerprint(row.Id, null));
        pictures[matrix.Rows[sets.Test[0]].Id] = pictures[matrix.Rows[sets.Train[0]].Id];
        var one = LeakageStudy.Check(matrix, sets, pictures: pictures)["identicalPictures"];
        Assert.Equal((1, true), (one.Rows, one.Verdict is LeakageVerdict.Pass or LeakageVerdict.Warn));
        foreach (var row in sets.Test.Take(20))
            pictures[matrix.Rows[row].Id] = pictures[matrix.Rows[sets.Train[0]].Id];
        var many = LeakageStudy.Check(matrix, sets, pictures: pictures)["identicalPictures"];
        Assert.Equal(LeakageVerdict.Fail, many.Verdict);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.03)]
    public void A_feature_that_encodes_the_outcome_is_found(double wrong)
    {
        var random = new SplitMix64(5);
        var flips = Enumerable.Range(0, 300).Select(_ => random.Next(1000) < 1000 * wrong).ToArray();
        var findings = LeakageStudy.Check(
            LeakageStudy.Matrix(metadata: (row, outcome) => outcome ^ flips[row] ? 3 : 8));
        var finding = Tell(findings, "singleFeature");
        Assert.Equal(LeakageVerdict.Fail, finding.Verdict);
        Assert.StartsWith("extra alone predicts", finding.Finding, StringComparison.Ordinal);
        Assert.True(finding.Accuracy!.Value > 0.1 && finding.Accuracy.Interval!.Value.Low > 0);
        Assert.True(finding.Chance!.Value > finding.Chance.UpTo);
    }

    [Fact]
    public void Recordings_that_are_missing_by_outcome_are_found()
    {
        // Half of the rows out of kayfabe are not there.
        var all = LeakageStudy.Matrix();
        var kept = Enumerable.Range(0, 300).Where(i => all.Rows[i].InKayfabe || i % 4 < 2).ToArray();
        var missing = Enumerable.Range(0, 300).Except(kept).Select(i => all.Rows[i]).ToArray();
        var finding = Tell(LeakageStudy.Check(all.SelectRows(kept), missing: missing), "missingPictures");
        Assert.True(finding.Verdict is LeakageVerdict.Warn or LeakageVerdict.Fail);
        Assert.Equal(missing.Length, finding.Rows);
        var evenly = Enumerable.Range(0, 300).Where(i => i % 8 >= 2).ToArray();
        Assert.Equal(
            LeakageVerdict.Pass,
            LeakageStudy.Check(
                all.SelectRows(evenly),
                missing: [.. Enumerable.Range(0, 300).Except(evenly).Select(i => all.Rows[i])])["missingPictures"]
                .Verdict);
    }

    [Fact]
    public void Missing_metadata_that_go_with_the_outcome_are_found()
    {
        var findings = LeakageStudy.Check(LeakageStudy.Matrix(
            metadata: (row, outcome) => outcome && row % 5 != 0 ? float.NaN : row % 40));
        var finding = Tell(findings, "missingMetadata");
        Assert.True(finding.Verdict is LeakageVerdict.Warn or LeakageVerdict.Fail);
        Assert.StartsWith("Where extra is missing", finding.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_detections_that_go_with_the_outcome_are_found_and_measured_as_zeros()
    {
        // Rows in kayfabe lose a stored 0.
        var lines = Enumerable.Range(0, 200)
            .Select(i => $"{i / 2 % 2} {(i / 2 % 2 == 1 && i % 3 != 0 ? "." : "0")} {i % 2}");
        var matrix = Matrices.Of("a b", [.. lines]).WithRows((row, i) => row with { Post = $"p{i / 2}" });
        var finding = Tell(LeakageStudy.Check(matrix), "blankDetections");
        Assert.True(finding.Verdict is LeakageVerdict.Fail);
    }

    [Fact]
    public void Nothing_detected_is_no_blank()
    {
        var matrix = Matrices.Of("a", [.. Enumerable.Range(0, 200).Select(i => $"{i % 2} {(i % 2 == 0 ? "." : "1")}")]);
        Assert.Equal(LeakageVerdict.NotApplicable, LeakageStudy.Check(matrix)["blankDetections"].Verdict);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Annotators_that_differ_by_batch_are_found(bool isHidden)
    {
        // Ben annotates every second post, and says YES more often; hidden: his pictures are less often in kayfabe.
        var random = new SplitMix64(11);
        var matrix = isHidden
            ? Matrices.Of("a b", [.. Enumerable.Range(0, 600).Select(i => Row(i))])
            : LeakageStudy.Matrix().WithRows((row, i) =>
                row with { InKayfabe = row.InKayfabe || (IsBen(i) && random.Next(2) == 0) });
        var annotators = matrix.Rows.Select((row, i) => (row.Id, Who: IsBen(i) ? "ben" : "ada"))
            .ToDictionary(row => row.Id, row => row.Who);
        var finding = Tell(LeakageStudy.Check(matrix, annotators: annotators), "annotators");
        Assert.True(finding.Verdict is LeakageVerdict.Warn or LeakageVerdict.Fail);

        // Ada has more pictures that show a, and is right of all; of ben's that show none, a third are YES.
        string Row(int i)
        {
            var shows = random.Next(100) < (IsBen(i) ? 35 : 55);
            var says = shows ? random.Next(100) < 90 : random.Next(100) < (IsBen(i) ? 38 : 8);
            return $"{(says ? 1 : 0)} {(shows ? "1" : ".")} {random.Next(2)}";
        }
    }

    [Fact]
    public void Annotators_of_one_measure_are_not_found()
    {
        var matrix = LeakageStudy.Matrix();
        var annotators = matrix.Rows.Select((row, i) => (row.Id, Who: IsBen(i) ? "ben" : "ada"))
            .ToDictionary(row => row.Id, row => row.Who);
        Assert.Equal(LeakageVerdict.Pass, LeakageStudy.Check(matrix, annotators: annotators)["annotators"].Verdict);
    }

    [Fact]
    public void Versions_whose_features_differ_are_found_and_versions_alone_are_not()
    {
        var same = LeakageStudy.Matrix();
        Assert.Equal(LeakageVerdict.Pass, LeakageStudy.Check(same, models: Models(same))["modelVersions"].Verdict);
        // label11 is a name of the second version only.
        var columns = same.Columns.ToArray();
        var (starts, kept, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        for (var row = 0; row < same.Rows.Count; row++)
        {
            for (var entry = same.Starts[row]; entry < same.Starts[row + 1]; entry++)
            {
                if (columns[entry] == 11 && row % 4 < 2)
                    continue;
                kept.Add(columns[entry]);
                values.Add(same.Values[entry]);
            }
            starts.Add(kept.Count);
        }
        var other = new FeatureMatrix(same.Features, same.Rows, [.. starts], [.. kept], [.. values]);
        var finding = Tell(LeakageStudy.Check(other, models: Models(other)), "modelVersions");
        Assert.Equal(LeakageVerdict.Warn, finding.Verdict);
        Assert.EndsWith("with one version than with others: label11.", finding.Finding, StringComparison.Ordinal);

        static Dictionary<string, PictureModels> Models(FeatureMatrix matrix) => matrix.Rows
            .Select((row, i) => (row.Id, Version: i % 4 < 2 ? "2.0" : "3.0"))
            .ToDictionary(row => row.Id, row => new PictureModels(row.Version, "7.0"));
    }

    [Fact]
    public void Full_lists_of_labels_are_found()
    {
        var matrix = LeakageStudy.Matrix();
        var unknown = matrix.Rows.Take(60).ToDictionary(row => row.Id, _ => 96.5);
        var finding = Tell(LeakageStudy.Check(matrix, unknown: unknown), "unknownLabels");
        Assert.Equal((LeakageVerdict.Warn, 60), (finding.Verdict, finding.Rows));
        Assert.NotNull(finding.Accuracy!.Value);
        Assert.Contains("at 96.5 at most", finding.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_that_only_test_rows_keep_are_found()
    {
        var matrix = LeakageStudy.Matrix();
        var sets = LeakageStudy.Split(matrix.Rows);
        var support = sets.Train.Count(row => Has(matrix, row, 11)) + 1;
        var finding = Tell(LeakageStudy.Check(matrix, sets, new VocabularyRule(support, false)), "vocabulary");
        Assert.Equal(LeakageVerdict.Warn, finding.Verdict);
        Assert.Equal(
            LeakageVerdict.Pass,
            LeakageStudy.Check(matrix, sets, new VocabularyRule(support, true))["vocabulary"].Verdict);
    }

    [Fact]
    public void A_test_set_of_another_balance_is_found()
    {
        var matrix = LeakageStudy.Matrix();
        var sets = LeakageStudy.Split(matrix.Rows);
        var test = sets.Test.ToHashSet();
        var other = matrix.WithRows((row, i) => row with { InKayfabe = test.Contains(i) ? i % 10 > 1 : row.InKayfabe });
        var finding = Tell(LeakageStudy.Check(other, sets), "classBalance");
        Assert.True(finding.Verdict is LeakageVerdict.Warn or LeakageVerdict.Fail);
    }

    [Fact]
    public void What_holds_on_some_days_only_is_found()
    {
        // The outcome depends on the quarter, which a model can only know of quarters that it has seen.
        var random = new SplitMix64(3);
        var byQuarter = Matrices.Of("metadata:quarter label:b", [.. Enumerable.Range(0, 400).Select(i =>
            $"{(random.Next(10) == 0 ? 1 : 0) ^ (i / 100 % 2)} {i / 100} {random.Next(2)}")]);
        Assert.True(Tell(LeakageStudy.Check(byQuarter), "temporalSplit").Verdict
            is LeakageVerdict.Warn or LeakageVerdict.Fail);
    }

    [Fact]
    public void Too_few_posts_get_no_verdict()
    {
        var matrix = Matrices.Of("a", "1 1", "1 1", "1 1", "0 0");
        var findings = LeakageStudy.Check(matrix, new RowSets([0, 1, 3], [2]));
        Assert.Equal(14, findings.Count);
        Assert.All(findings.Values, finding =>
            Assert.True(finding.Verdict is LeakageVerdict.TooFewPosts or LeakageVerdict.NotApplicable));
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
            + "Group. Or raise the limit in the section leakage, or set leakage.aboveLimit to warn.",
            Assert.Single(faults).ToString());
    }

    [Fact]
    public void The_file_reads_back_what_was_written()
    {
        using var folder = new TempFolder();
        var written = LeakageStudy.Checks(LeakageStudy.Matrix(metadata: (row, outcome) => outcome ? 1 : 0));
        LeakageFile.Write(folder.File(LeakageFile.Name), written);
        var read = LeakageFile.Read(folder.File(LeakageFile.Name));
        Assert.Equal(written.Findings, read.Findings);
    }

    private static bool IsBen(int row) => row % 4 < 2;

    private static bool Has(FeatureMatrix matrix, int row, int column) =>
        matrix.Columns[matrix.Starts[row]..matrix.Starts[row + 1]].Contains(column);

    /// <summary>The finding, told for the table of planted faults.</summary>
    private LeakageFinding Tell(Dictionary<string, LeakageFinding> findings, string id)
    {
        var finding = findings[id];
        output.WriteLine(
            $"{id}: {finding.Verdict}, effect {finding.Accuracy?.Value:+0.000;-0.000} "
            + $"({finding.Accuracy?.Interval?.Low:+0.000;-0.000} to {finding.Accuracy?.Interval?.High:+0.000;-0.000}), "
            + $"{finding.Rows} rows, association {finding.Chance?.Value:0.000} "
            + $"by chance to {finding.Chance?.UpTo:0.000}, "
            + $"p {finding.Chance?.P:0.000}. {finding.Finding}");
        return finding;
    }
}
