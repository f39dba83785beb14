namespace Kayfabe.Study.Evaluation;

/// <summary>
/// A measure of how good predictions are. In files its name is in camel case: <c>balancedAccuracy</c>.
/// </summary>
public enum Metric
{
    /// <inheritdoc cref="Confusion.Accuracy"/>
    Accuracy,

    /// <inheritdoc cref="Confusion.BalancedAccuracy"/>
    BalancedAccuracy,

    /// <inheritdoc cref="Confusion.Precision"/>
    Precision,

    /// <inheritdoc cref="Confusion.Recall"/>
    Recall,

    /// <inheritdoc cref="Confusion.Specificity"/>
    Specificity,

    /// <inheritdoc cref="Confusion.F1"/>
    F1,

    /// <inheritdoc cref="Confusion.Mcc"/>
    Mcc,

    /// <summary>
    /// The chance that a row in kayfabe has a higher probability than one that is not, a tie counting half: the area
    /// under the ROC curve by trapezoids. Hanley and McNeil, Radiology 143 (1982); Fawcett, Pattern Recogn. Lett. 27
    /// (2006).
    /// </summary>
    RocArea,

    /// <summary>
    /// Average precision, sum of (R_n - R_{n-1}) P_n over the distinct probabilities: the area under the
    /// precision-recall curve in steps, not by trapezoids, which are too kind (Davis and Goadrich, ICML 2006). The same
    /// as scikit-learn's average_precision_score.
    /// </summary>
    PrArea,

    /// <summary>The mean of (probability - outcome)^2, 0 to 1, lower is better. Brier, Mon. Weather Rev. 78 (1950),
    /// in its form for two classes, half of his sum over both.</summary>
    Brier,

    /// <summary>The mean of -ln(probability given to the outcome), lower is better; probabilities are clipped to
    /// [1e-15, 1 - 1e-15].</summary>
    LogLoss,
}

/// <summary>Names of metrics, and why one may have no value.</summary>
public static class Metrics
{
    /// <summary>All, in the order of files and tables.</summary>
    public static IReadOnlyList<Metric> All { get; } = Enum.GetValues<Metric>();

    /// <summary>The name in files.</summary>
    public static string NameOf(Metric metric) => metric switch
    {
        Metric.Accuracy => "accuracy",
        Metric.BalancedAccuracy => "balancedAccuracy",
        Metric.Precision => "precision",
        Metric.Recall => "recall",
        Metric.Specificity => "specificity",
        Metric.F1 => "f1",
        Metric.Mcc => "mcc",
        Metric.RocArea => "rocArea",
        Metric.PrArea => "prArea",
        Metric.Brier => "brier",
        Metric.LogLoss => "logLoss",
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };

    /// <summary>Why a metric of some rows may be not defined, a clause.</summary>
    public static string WhyNotDefined(Metric metric) => metric switch
    {
        Metric.Accuracy or Metric.Brier or Metric.LogLoss => "there are no rows",
        Metric.Precision => "no row is predicted in kayfabe",
        Metric.Recall or Metric.PrArea => "no row is annotated in kayfabe",
        Metric.Specificity => "no row is annotated out of kayfabe",
        Metric.BalancedAccuracy or Metric.RocArea => "the rows have one outcome only",
        Metric.F1 => "no row is annotated or predicted in kayfabe",
        Metric.Mcc => "only one class is annotated or predicted",
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, null),
    };
}

/// <summary>A value for each metric, or none where it is not defined.</summary>
public sealed class MetricValues
{
    /// <summary>NaN stands for not defined.</summary>
    private readonly double[] _values;

    /// <summary>Takes a value of each metric.</summary>
    public MetricValues(Func<Metric, double?> valueOf) =>
        _values = [.. Metrics.All.Select(metric => valueOf(metric) ?? double.NaN)];

    /// <summary>The value, or null where it is not defined.</summary>
    public double? this[Metric metric] => double.IsNaN(_values[(int)metric]) ? null : _values[(int)metric];

    /// <summary>The metrics without a value.</summary>
    public IEnumerable<Metric> NotDefined => Metrics.All.Where(metric => this[metric] is null);
}
