using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Kayfabe.Settings;

/// <summary>The numbers that a setting may take; a bound that is infinite, or its type's last, is none.</summary>
internal sealed record NumberRange(double? Minimum, double? Maximum, bool AboveMinimum, bool BelowMaximum)
{
    public static NumberRange Of(RangeAttribute range) => new(
        Bound(range.Minimum), Bound(range.Maximum), range.MinimumIsExclusive, range.MaximumIsExclusive);

    public bool Contains(double value) =>
        (AboveMinimum ? !(value <= Minimum) : !(value < Minimum))
        && (BelowMaximum ? !(value >= Maximum) : !(value > Maximum));

    /// <summary>As in <c>a number {from 0 to 100}</c>.</summary>
    public override string ToString()
    {
        var minimum = Minimum is { } low ? $"{(AboveMinimum ? "above" : "from")} {CanonicalText.Of(low)}" : null;
        var maximum = Maximum is { } high ? $"{(BelowMaximum ? "below" : "to")} {CanonicalText.Of(high)}" : null;
        return (minimum, maximum) switch
        {
            (null, null) => "of any size",
            (null, _) => BelowMaximum ? maximum : $"up {maximum}",
            (_, null) => AboveMinimum ? minimum : $"{minimum} up",
            _ => BelowMaximum || AboveMinimum ? $"{minimum} and {maximum}" : $"{minimum} {maximum}",
        };
    }

    private static double? Bound(object bound)
    {
        var value = Convert.ToDouble(bound, CultureInfo.InvariantCulture);
        return Math.Abs(value) is double.MaxValue or long.MaxValue or int.MaxValue || double.IsInfinity(value)
            ? null
            : value;
    }
}
