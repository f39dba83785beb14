using Kayfabe.Settings;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Annotators;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Tests.Annotators;

public sealed class ResolutionTests
{
    /// <summary>80 pictures by one annotator; a second differs on each fourth of the first 40.</summary>
    private static readonly Codings s_codings = Annotated.Codings(
        string.Concat(Enumerable.Repeat("YN", 40)),
        string.Concat(Enumerable.Repeat("YNYY", 10)) + new string('.', 40));

    private static readonly IReadOnlySet<string> s_none = new HashSet<string>();

    [Fact]
    public void The_model_is_measured_against_each_annotator()
    {
        // Predicted is what the second annotator says; the first's is the outcome.
        var predictions = Predictions(i => i < 40 ? s_codings.Values[1][i] == Coding.Yes : i % 2 == 0);
        var against = AccuracyAgainst.Of(predictions, 0.5, s_codings);
        Assert.Equal(
            [
                (null, TestPictures.All, 80, 0.875), (null, TestPictures.Agreed, 30, 1),
                (null, TestPictures.Disputed, 10, null),
                ("a0", TestPictures.All, 80, 0.875), ("a0", TestPictures.Agreed, 30, 1),
                ("a0", TestPictures.Disputed, 10, null),
                ("a1", TestPictures.All, 40, 1), ("a1", TestPictures.Agreed, 30, 1),
                ("a1", TestPictures.Disputed, 10, null),
            ],
            against.Select(one => (one.Annotator, one.Which, one.Pictures, one.Accuracy.Value)));
    }

    [Fact]
    public void Other_rules_change_rows_or_outcomes()
    {
        var results = OtherResolution.Each(
            s_codings, Resolution.First, s_none, Matrix(), Sets(), Predictions(i => i % 2 == 0, 40), 0.5, Perfect);
        Assert.Equal(
            [
                (Resolution.First, NotRetrained.Own, 40, 40, 0),
                (Resolution.Majority, NotRetrained.SameOutcomes, 40, 40, 0),
                (Resolution.Unanimous, NotRetrained.None, 30, 40, 0),
            ],
            results.Select(one => (one.Resolution, one.Why, one.TrainingRows, one.TestRows, one.Changed)));
        Assert.Equal(1, results[0].Accuracy!.Value);
        Assert.Null(results[1].Accuracy);
        Assert.Equal((1, 0), (results[2].Accuracy!.Value, results[2].Difference!.Value));
    }

    [Fact]
    public void The_difference_is_on_the_rows_of_both_each_against_its_own_outcomes()
    {
        // Tested on the first half: the study's model errs on one of 40 there, and not where annotators differ.
        var own = Predictions(i => i == 0 ? false : i % 2 == 0)[..40];
        var sets = new RowSets([.. Enumerable.Range(40, 40)], [.. Enumerable.Range(0, 40)]);
        var unanimous = OtherResolution.Each(
            s_codings, Resolution.Majority, s_none, Matrix(), sets, own, 0.5, Perfect)[2];
        Assert.Equal((Resolution.Unanimous, 30), (unanimous.Resolution, unanimous.TestRows));
        Assert.Equal(1.0 / 30, unanimous.Difference!.Value!.Value, 12);
    }

    [Fact]
    public void A_rule_that_decides_pictures_which_are_no_rows_has_no_result()
    {
        var results = OtherResolution.Each(
            s_codings, Resolution.Unanimous, new HashSet<string> { "p0003" }, Matrix(), Sets(),
            Predictions(i => i % 2 == 0, 40), 0.5, (_, _) => throw new InputException([]));
        Assert.Equal(
            [NotRetrained.Own, NotRetrained.MoreRows, NotRetrained.MoreRows], results.Select(result => result.Why));
    }

    [Fact]
    public void One_outcome_is_not_trained()
    {
        var codings = Annotated.Codings("YYNN", "YYYY");
        var matrix = Matrix(codings);
        var result = OtherResolution.Each(
            codings, Resolution.First, s_none, matrix, new RowSets([0, 1, 2], [3]), [], 0.5,
            (_, _) => throw new InputException([]));
        Assert.Equal(NotRetrained.OneOutcome, result[2].Why);
    }

    [Fact]
    public void The_files_read_back_to_the_same()
    {
        using var folder = new TempFolder();
        var resolutions = new ResolutionStudy(
            new MeasuredAccuracy(Of(0.9, 0.8, 0.95), Of(0.92, 0.85, 0.97), Of(0.85, 0.7, 0.9), false, NotMeasured.None),
            AccuracyAgainst.Of(Predictions(i => i % 3 == 0), 0.5, s_codings),
            OtherResolution.Each(
                s_codings, Resolution.First, s_none, Matrix(), Sets(), Predictions(i => i % 2 == 0, 40), 0.5, Perfect));
        ResolutionsFile.Write(folder.File("a.json"), resolutions);
        ResolutionsFile.Write(folder.File("b.json"), ResolutionsFile.Read(folder.File("a.json")));
        Assert.Equal(File.ReadAllBytes(folder.File("a.json")), File.ReadAllBytes(folder.File("b.json")));

        var codings = s_codings.Timed(30);
        var annotators = new AnnotatorStudy(
            BatchStudy.Measure(codings, Annotated.Pictures(codings), 1),
            new DawidSkene(NotEstimated.None, 3, Of(0.5, 0.4, 0.6), [new("a0", Of(0.9, 0.8, 0.95), new(1, null))]));
        AnnotatorsFile.Write(folder.File("c.json"), annotators);
        AnnotatorsFile.Write(folder.File("d.json"), AnnotatorsFile.Read(folder.File("c.json")));
        Assert.Equal(File.ReadAllBytes(folder.File("c.json")), File.ReadAllBytes(folder.File("d.json")));
        Assert.Equal(
            annotators.Annotators[0].Batches, AnnotatorsFile.Read(folder.File("c.json")).Annotators[0].Batches);

        Assert.Throws<InputException>(() => ResolutionsFile.Read(folder.Write("e.json", "{}")));
        Assert.Throws<InputException>(() => AnnotatorsFile.Read(folder.Write("e.json", "{}")));
    }

    private static RowSets Sets() => new([.. Enumerable.Range(0, 40)], [.. Enumerable.Range(40, 40)]);

    private static IReadOnlyList<Prediction> Perfect(FeatureMatrix train, FeatureMatrix test) =>
        [.. test.Rows.Select(row => new Prediction(row.Id, row.Post, row.InKayfabe, row.InKayfabe ? 0.9 : 0.1))];

    private static FeatureMatrix Matrix(Codings? codings = null)
    {
        codings ??= s_codings;
        return new FeatureMatrix(
            [],
            [.. codings.Pictures.Select((picture, i) =>
                new MatrixRow(picture, $"post{i}", codings.Values[0][i] == Coding.Yes, null))],
            new int[codings.Pictures.Count + 1],
            [],
            []);
    }

    /// <summary>Predictions of the pictures from one on, whose outcome is what the first annotator says.</summary>
    private static Prediction[] Predictions(Func<int, bool> predicted, int from = 0) =>
    [
        .. s_codings.Pictures.Select((picture, i) => new Prediction(
            picture, $"post{i}", s_codings.Values[0][i] == Coding.Yes, predicted(i) ? 0.9 : 0.1)).Skip(from),
    ];

    private static Estimate Of(double value, double low, double high) => new(value, new Interval(low, high));
}
