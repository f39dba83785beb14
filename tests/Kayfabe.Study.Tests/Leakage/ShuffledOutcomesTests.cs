using Kayfabe.Study.Leakage;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Leakage;

/// <summary>Studies without a fault, and outcomes that nothing goes with: the checks must stay silent.</summary>
public class ShuffledOutcomesTests(ITestOutputHelper output)
{
    /// <summary>Of 100 studies 3 had an alarm, none of them a failure: KAYFABE_SHUFFLES=100 repeats that.</summary>
    private static readonly int s_studies =
        int.TryParse(Environment.GetEnvironmentVariable("KAYFABE_SHUFFLES"), out var number) ? number : 20;

    [Fact]
    public void Outcomes_shuffled_by_post_rarely_raise_an_alarm()
    {
        var (warned, failed) = (0, 0);
        for (var study = 0; study < s_studies; study++)
        {
            var findings = Check((ulong)study);
            var worst = findings.Values.Where(finding => finding.Verdict is LeakageVerdict.Warn or LeakageVerdict.Fail)
                .ToArray();
            warned += worst.Length > 0 ? 1 : 0;
            failed += worst.Any(finding => finding.Verdict == LeakageVerdict.Fail) ? 1 : 0;
            foreach (var finding in worst)
                output.WriteLine($"{study}: {finding.Id} {finding.Verdict} p {finding.Chance?.P:0.000} "
                    + finding.Finding);
        }
        output.WriteLine($"{warned} of {s_studies} with an alarm, {failed} of them a failure");
        Assert.InRange(failed, 0, s_studies * 5 / 100);
        Assert.InRange(warned, 0, s_studies * 15 / 100);
    }

    /// <summary>
    /// 120 posts of 1 to 5 pictures, half of them by each of two annotators, some not recorded, some metadata missing,
    /// two versions of the service's models; an outcome that mostly all pictures of a post have.
    /// </summary>
    private static Dictionary<string, LeakageFinding> Check(ulong seed)
    {
        var random = new SplitMix64(1000 + seed);
        List<Feature> features =
        [
            .. Enumerable.Range(0, 15).Select(i => new Feature($"label{i}", FeatureKind.Label)),
            new("likeCount", FeatureKind.Metadata), new("viewCount", FeatureKind.Metadata),
            new("descriptionLength", FeatureKind.Metadata),
        ];
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        var (rows, missing) = (new List<MatrixRow>(), new List<MatrixRow>());
        var annotators = new Dictionary<string, string>();
        var models = new Dictionary<string, Study.Detections.PictureModels>();
        for (var post = 0; post < 120; post++)
        {
            var (day, likes) = (random.Next(900), 500 + random.Next(9000));
            var views = random.Next(4) == 0 ? random.Next(9000) : 0;
            var (outcome, usual, length) = (random.Next(2) == 0, random.Next(15), random.Next(400));
            for (var picture = 1 + random.Next(5); picture > 0; picture--)
            {
                var row = new MatrixRow(
                    $"r{rows.Count + missing.Count}", $"p{post}", outcome ^ random.Next(10) == 0,
                    new DateOnly(2020, 1, 1).AddDays(day));
                annotators[row.Id] = post % 2 == 0 ? "ada" : "ben";
                models[row.Id] = new(post % 3 == 0 ? "2.0" : "3.0", "7.0");
                if (random.Next(12) == 0)
                {
                    missing.Add(row);
                    continue;
                }
                for (var label = 0; label < 15; label++)
                {
                    if (random.Next(100) < (label == usual ? 80 : 25))
                        Add(label, 1);
                }
                Add(15, likes);
                if (views > 0)
                    Add(16, views);
                Add(17, length);
                rows.Add(row);
                starts.Add(columns.Count);
            }
        }
        var matrix = new FeatureMatrix(features, rows, [.. starts], [.. columns], [.. values]);
        return LeakageStudy.Check(matrix, missing: missing, annotators: annotators, models: models);

        void Add(int column, float value)
        {
            columns.Add(column);
            values.Add(value);
        }
    }
}
