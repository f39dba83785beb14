using System.Globalization;

namespace Kayfabe.Xgboost;

/// <summary>The values that an XGBoost parameter may have.</summary>
/// <param name="Expected">What is accepted, to follow "must be": <c>a number from 0 to 1</c>.</param>
/// <param name="Accepts">Whether a value is accepted, written as XGBoost reads it.</param>
internal sealed record ParameterRule(string Expected, Func<string, bool> Accepts)
{
    public static ParameterRule OneOf(params string[] values) =>
        new(string.Join(" or ", values), value => values.Contains(value, StringComparer.Ordinal));

    public static ParameterRule Whole(long least, long most = long.MaxValue) =>
        new(
            most == long.MaxValue ? $"a whole number, {least} or more" : $"a whole number from {least} to {most}",
            value => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most);

    public static ParameterRule NotNegative { get; } = Real("0 or more", number => number >= 0);

    public static ParameterRule Positive { get; } = Real("above 0", number => number > 0);

    public static ParameterRule Share { get; } = Real("from 0 to 1", number => number is >= 0 and <= 1);

    public static ParameterRule PositiveShare { get; } =
        Real("above 0 and at most 1", number => number is > 0 and <= 1);

    public static ParameterRule Real(string range, Func<double, bool> inRange) =>
        new(
            $"a number {range}",
            value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number) && inRange(number));

    public static ParameterRule Text { get; } = new("non-empty text", value => value.Length > 0);
}
