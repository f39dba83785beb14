using System.Globalization;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;

namespace Kayfabe.Study.Leakage;

/// <summary>How the features of a matrix were chosen.</summary>
/// <param name="MinimumSupport">The rows in which a feature must occur at least.</param>
/// <param name="OnTrainingRows">Whether these are counted on the training rows only.</param>
public sealed record VocabularyRule(int MinimumSupport, bool OnTrainingRows);

/// <summary>Trains as the study trains, on one thread, and predicts.</summary>
/// <param name="train">The training rows, at least one, of both outcomes, with at least one feature.</param>
/// <param name="test">The rows to predict, with the same features.</param>
/// <returns>A prediction of each, in their order.</returns>
public delegate IReadOnlyList<Prediction> TrainAndPredict(FeatureMatrix train, FeatureMatrix test);

/// <summary>What the checks for leakage look at.</summary>
public sealed class LeakageEvidence
{
    private readonly Lazy<PostShuffles> _shuffles;

    /// <summary>Of what is set.</summary>
    public LeakageEvidence() =>
        _shuffles = new(() => new PostShuffles(Matrix!.Rows.Select(row => row.Post), Seed));

    /// <summary>All rows of the study.</summary>
    public required FeatureMatrix Matrix { get; init; }

    /// <summary>The study's own split.</summary>
    public required RowSets Sets { get; init; }

    /// <summary>The method of the study's own split.</summary>
    public required SplitMethod Method { get; init; }

    /// <summary>The reported model's predictions of the test rows.</summary>
    public required IReadOnlyList<Prediction> Reported { get; init; }

    /// <summary>Trains with the study's own settings.</summary>
    public required TrainAndPredict Train { get; init; }

    /// <summary>How the features were chosen; null where others published the matrix.</summary>
    public VocabularyRule? Vocabulary { get; init; }

    /// <summary>Each picture's fingerprint by its id, the row's; null for a study without pictures.</summary>
    public IReadOnlyDictionary<string, PictureFingerprint>? Pictures { get; init; }

    /// <summary>
    /// The model versions behind each picture's detections, by the row's id; null for a study without recordings.
    /// </summary>
    public IReadOnlyDictionary<string, PictureModels>? Models { get; init; }

    /// <summary>
    /// Of the rows whose list of labels ends at or above the threshold, the confidence at which it ends, by the row's
    /// id; null for a study without recordings.
    /// </summary>
    public IReadOnlyDictionary<string, double>? UnknownLabels { get; init; }

    /// <summary>
    /// The annotated pictures that are no row, since they lack a file or a recording; null where others published the
    /// matrix.
    /// </summary>
    public IReadOnlyList<MatrixRow>? Missing { get; init; }

    /// <summary>Who annotated each picture, by the row's id; null where that is not known.</summary>
    public IReadOnlyDictionary<string, string>? Annotators { get; init; }

    /// <summary>The limits.</summary>
    public required LeakageSettings Settings { get; init; }

    /// <summary>The probability at or above which a row is predicted in kayfabe.</summary>
    public required double Cut { get; init; }

    /// <summary>The seed of the permutations.</summary>
    public required long Seed { get; init; }

    internal IEnumerable<MatrixRow> TrainRows => Sets.Train.Select(row => Matrix.Rows[row]);

    internal IEnumerable<MatrixRow> TestRows => Sets.Test.Select(row => Matrix.Rows[row]);

    /// <summary>Permutations of the posts of all rows.</summary>
    internal PostShuffles Shuffles => _shuffles.Value;

    /// <summary>1 for each row in kayfabe, 0 for the others.</summary>
    internal double[] Outcomes => [.. Matrix.Rows.Select(row => row.InKayfabe ? 1.0 : 0.0)];

    /// <summary>Whether nothing can be said of so few posts or test rows.</summary>
    internal bool HasTooFewPosts => !TestSize.Of(Reported).IsEnough;

    /// <summary>Whether each prediction is right, 1 or 0.</summary>
    internal double[] Rightness(IEnumerable<Prediction> predictions) =>
        [.. predictions.Select(prediction => prediction.IsRight(Cut) ? 1.0 : 0.0)];

    /// <summary>A share in percent, with one decimal.</summary>
    internal static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    /// <summary>The size of a difference of shares in percentage points, with one decimal.</summary>
    internal static string Points(double difference) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * Math.Abs(difference):0.0} percentage points");
}
