using System.Globalization;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Leakage;

/// <summary>How the features of a matrix were chosen.</summary>
/// <param name="MinimumSupport">The rows in which a feature must occur at least.</param>
/// <param name="OnTrainingRows">Whether these are counted on the training rows only.</param>
public sealed record VocabularyRule(int MinimumSupport, bool OnTrainingRows);

/// <summary>What the checks for leakage look at.</summary>
public sealed class LeakageEvidence
{
    /// <summary>All rows of the study.</summary>
    public required FeatureMatrix Matrix { get; init; }

    /// <summary>The study's own split.</summary>
    public required RowSets Sets { get; init; }

    /// <summary>The method of the study's own split.</summary>
    public required SplitMethod Method { get; init; }

    /// <summary>
    /// The predictions of the candidates (<see cref="Candidate"/>) that were tried, by name; the study's own is one.
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Prediction>> Predictions { get; init; }

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

    /// <summary>The limits.</summary>
    public required LeakageSettings Settings { get; init; }

    /// <summary>Cut and resamples.</summary>
    public required BootstrapSettings Evaluation { get; init; }

    /// <summary>The seed of the bootstraps.</summary>
    public required long Seed { get; init; }

    internal IEnumerable<MatrixRow> Train => Sets.Train.Select(row => Matrix.Rows[row]);

    internal IEnumerable<MatrixRow> Test => Sets.Test.Select(row => Matrix.Rows[row]);

    /// <summary>A candidate's predictions; null where it was left out.</summary>
    internal IReadOnlyList<Prediction>? Of(Func<Candidate, bool> isMeant) =>
        Candidate.All.FirstOrDefault(isMeant) is { } candidate ? Predictions.GetValueOrDefault(candidate.Name) : null;

    /// <summary>The study's model on a split; null where it was left out.</summary>
    internal IReadOnlyList<Prediction>? On(SplitMethod method) => Of(candidate =>
        candidate.IsStudyModel && candidate.Split == (method == Method ? null : method));

    /// <summary>Whether each prediction is right.</summary>
    internal PostValue[] Rightness(IEnumerable<Prediction> predictions) =>
    [
        .. predictions.Select(prediction => new PostValue(
            prediction.Post, prediction.Probability >= Evaluation.Cut == prediction.InKayfabe ? 1 : 0)),
    ];

    internal static Estimate Difference(IReadOnlyList<PostValue> first, IReadOnlyList<PostValue> second) =>
        PostValue.Difference(first, second);

    /// <summary>The accuracy on the study's test rows minus that on those of them that are not concerned.</summary>
    internal Estimate AccuracyWith(HashSet<string> concerned)
    {
        var own = On(Method) ?? [];
        return Difference(Rightness(own), Rightness(own.Where(prediction => !concerned.Contains(prediction.Id))));
    }

    /// <summary>
    /// The accuracy of one candidate minus that of another on the same rows; null where one was left out.
    /// </summary>
    internal Estimate? AccuracyOver(IReadOnlyList<Prediction>? first, IReadOnlyList<Prediction>? second)
    {
        if (first is null || second is null)
            return null;
        var difference = PostIntervals.Differences(first, second, Evaluation.Cut).GetValueOrDefault(Metric.Accuracy);
        return new Estimate(difference?.Value, difference?.Interval);
    }

    /// <summary>The verdict on a count of test rows.</summary>
    internal LeakageVerdict OfShare(int rows, double limit) =>
        rows == 0 ? LeakageVerdict.Pass : rows > limit * Sets.Test.Count ? LeakageVerdict.Fail : LeakageVerdict.Warn;

    /// <summary>The verdict on a difference, of which a positive value is what is looked for.</summary>
    internal static LeakageVerdict OfDifference(Estimate difference, double limit) =>
        (difference.Value > limit, difference.Interval?.Low > 0) switch
        {
            (true, true) => LeakageVerdict.Fail,
            (false, false) => LeakageVerdict.Pass,
            _ => LeakageVerdict.Warn,
        };

    /// <summary>The size of a difference whichever way it goes.</summary>
    internal static Estimate Size(Estimate difference) => difference.Value < 0
        ? new Estimate(-difference.Value, difference.Interval is { } i ? new Interval(-i.High, -i.Low) : null)
        : difference;

    internal static string Percent(double? share) => share is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * known:0.0} %")
        : "not defined";
}
