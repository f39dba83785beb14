using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Sweeps;

/// <summary>How good a cell of a sweep is, on predictions of training rows by models that did not train on them.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Accuracy">
/// The share of the rows predicted right, with its interval by bootstrap over posts; not defined for a cell that failed.
/// </param>
/// <param name="BalancedAccuracy">The mean of the shares of both outcomes predicted right; null: not defined.</param>
/// <param name="LogLoss">The mean of the negative logarithm of the outcome's probability; null: not defined.</param>
/// <param name="Difference">
/// The accuracy less that of the study's own settings on the same rows, with its interval by paired bootstrap over posts.
/// </param>
/// <param name="Problem">Why the cell failed, a clause; null where it did not.</param>
public sealed record SweepRow(
    SweepCell Cell, Estimate Accuracy, double? BalancedAccuracy, double? LogLoss, Estimate Difference, string? Problem);
