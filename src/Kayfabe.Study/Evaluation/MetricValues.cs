namespace Kayfabe.Study.Evaluation;

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
