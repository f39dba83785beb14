using System.Globalization;

namespace Kayfabe.Settings;

/// <summary>The one text of a value: equal values give equal texts in any culture.</summary>
internal static class CanonicalText
{
    /// <summary>The shortest text that reads back as the same number; 95, never 95.0; 0, never -0.</summary>
    public static string Of(double value) => (value + 0.0).ToString(CultureInfo.InvariantCulture);

    /// <summary>A single value: truth, number, choice or text.</summary>
    public static string Of(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double number => Of(number),
        Enum choice => ChoiceNames.Of(choice),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };
}
