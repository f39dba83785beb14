using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Leakage;

/// <summary>Studies for the checks: a few detections that say something of the outcome, and some that do not.</summary>
internal static class LeakageStudy
{
    public const int Posts = 150;

    /// <summary>300 rows, two a post, without a fault: a third of the outcome's say is in the pictures.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="metadata">A column of metadata, by row and outcome; null for none; NaN for a missing value.</param>
    /// <param name="hasMetadata">Whether there are counts of likes, which say nothing.</param>
    public static FeatureMatrix Matrix(ulong seed = 1, Func<int, bool, float>? metadata = null, bool hasMetadata = true)
    {
        var random = new SplitMix64(seed);
        List<Feature> features =
        [
            .. Enumerable.Range(0, 12).Select(i => new Feature($"label{i}", FeatureKind.Label)),
        ];
        if (hasMetadata)
            features.Add(new Feature("likeCount", FeatureKind.Metadata));
        if (metadata is not null)
            features.Add(new Feature("extra", FeatureKind.Metadata));
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        var rows = new List<MatrixRow>();
        for (var i = 0; i < 2 * Posts; i++)
        {
            var inKayfabe = i % 2 == 0 ? random.Next(2) == 0 : random.Next(4) != 0 == rows[^1].InKayfabe;
            for (var label = 0; label < 12; label++)
            {
                if (random.Next(100) >= (label < 4 && inKayfabe ? 65 : 30))
                    continue;
                columns.Add(label);
                values.Add(1);
            }
            if (hasMetadata)
            {
                columns.Add(12);
                values.Add(100 + random.Next(20_000));
            }
            if (metadata is not null && !float.IsNaN(metadata(i, inKayfabe)))
            {
                columns.Add(features.Count - 1);
                values.Add(metadata(i, inKayfabe));
            }
            starts.Add(columns.Count);
            var day = new DateOnly(2020, 1, 1).AddDays(random.Next(900));
            rows.Add(new MatrixRow($"r{i}", $"p{i / 2}", inKayfabe, day));
        }
        return new FeatureMatrix(features, rows, [.. starts], [.. columns], [.. values]);
    }

    /// <summary>The findings by id; each tenth post is divided as it is, three of ten are for the test.</summary>
    public static Dictionary<string, LeakageFinding> Check(
        FeatureMatrix matrix,
        RowSets? sets = null,
        VocabularyRule? vocabulary = null,
        IReadOnlyDictionary<string, PictureFingerprint>? pictures = null,
        IReadOnlyDictionary<string, PictureModels>? models = null,
        IReadOnlyDictionary<string, double>? unknown = null,
        IReadOnlyList<MatrixRow>? missing = null,
        IReadOnlyDictionary<string, string>? annotators = null,
        LeakageSettings? settings = null,
        SplitMethod method = SplitMethod.Grouped,
        TrainAndPredict? train = null) =>
        Checks(matrix, sets, vocabulary, pictures, models, unknown, missing, annotators, settings, method, train)
            .Findings.ToDictionary(finding => finding.Id);

    public static LeakageChecks Checks(
        FeatureMatrix matrix,
        RowSets? sets = null,
        VocabularyRule? vocabulary = null,
        IReadOnlyDictionary<string, PictureFingerprint>? pictures = null,
        IReadOnlyDictionary<string, PictureModels>? models = null,
        IReadOnlyDictionary<string, double>? unknown = null,
        IReadOnlyList<MatrixRow>? missing = null,
        IReadOnlyDictionary<string, string>? annotators = null,
        LeakageSettings? settings = null,
        SplitMethod method = SplitMethod.Grouped,
        TrainAndPredict? train = null)
    {
        train ??= NaiveBayes.Predict;
        var split = sets ?? Split(matrix.Rows);
        return LeakageChecks.Of(new LeakageEvidence
        {
            Matrix = matrix,
            Sets = split,
            Method = method,
            Reported = train(matrix.SelectRows(split.Train), matrix.SelectRows(split.Test)),
            Train = train,
            Vocabulary = vocabulary,
            Pictures = pictures,
            Models = models,
            UnknownLabels = unknown,
            Missing = missing,
            Annotators = annotators,
            Settings = settings ?? new LeakageSettings(),
            Cut = 0.5,
            Seed = 7,
        });
    }

    public static RowSets Split(IReadOnlyList<MatrixRow> rows) =>
        RowSplit.Of(rows, new SplitSettings { Method = SplitMethod.Grouped, Fraction = 0.7 }, 3);
}

/// <summary>A learner without a library: counts of each feature's values, in four bins, by outcome.</summary>
internal static class NaiveBayes
{
    private const int Bins = 4;

    public static IReadOnlyList<Prediction> Predict(FeatureMatrix train, FeatureMatrix test)
    {
        var features = train.Features.Count;
        var edges = Enumerable.Range(0, features).Select(column => Edges(train, column)).ToArray();
        // The last bin is for a missing value.
        var counts = Enumerable.Range(0, features).Select(_ => new double[2 * (Bins + 1)]).ToArray();
        var rows = new double[2];
        for (var row = 0; row < train.Rows.Count; row++)
        {
            var outcome = train.Rows[row].InKayfabe ? 1 : 0;
            rows[outcome]++;
            var bins = BinsOf(train, row, edges);
            for (var column = 0; column < features; column++)
                counts[column][(2 * bins[column]) + outcome]++;
        }
        return
        [
            .. test.Rows.Select((row, i) =>
            {
                var bins = BinsOf(test, i, edges);
                var odds = Math.Log(rows[1] / rows[0]);
                for (var column = 0; column < features; column++)
                {
                    odds += Math.Log(((counts[column][(2 * bins[column]) + 1] + 1) / (rows[1] + Bins + 1))
                        / ((counts[column][2 * bins[column]] + 1) / (rows[0] + Bins + 1)));
                }
                return new Prediction(row.Id, row.Post, row.InKayfabe, 1 / (1 + Math.Exp(-odds)));
            }),
        ];
    }

    private static float[] Edges(FeatureMatrix matrix, int column)
    {
        var values = new List<float>();
        for (var entry = 0; entry < matrix.Columns.Length; entry++)
        {
            if (matrix.Columns[entry] == column)
                values.Add(matrix.Values[entry]);
        }
        values.Sort();
        return values.Count == 0
            ? []
            : [.. Enumerable.Range(1, Bins - 1).Select(bin => values[bin * values.Count / Bins])];
    }

    private static int[] BinsOf(FeatureMatrix matrix, int row, float[][] edges)
    {
        var bins = new int[edges.Length];
        Array.Fill(bins, Bins);
        for (var entry = matrix.Starts[row]; entry < matrix.Starts[row + 1]; entry++)
        {
            var value = matrix.Values[entry];
            bins[matrix.Columns[entry]] = edges[matrix.Columns[entry]].Count(edge => value >= edge);
        }
        return bins;
    }
}
