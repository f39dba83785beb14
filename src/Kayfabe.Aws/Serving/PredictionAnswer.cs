using System.Buffers.Text;
using System.Text;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Serving;

/// <summary>The numbers that a container answered, one for each row that was sent.</summary>
public static class PredictionAnswer
{
    /// <summary>The probabilities in the order of the rows.</summary>
    /// <param name="answer">CSV: a prediction a line; containers of 0.72 part them by commas.</param>
    /// <param name="rows">The number of rows that were sent.</param>
    /// <param name="objective">The model's objective: binary:logitraw answers margins.</param>
    /// <exception cref="InputException">They are not that many, or no predictions.</exception>
    public static double[] Parse(ReadOnlySpan<byte> answer, int rows, string objective)
    {
        var values = new double[rows];
        var count = 0;
        foreach (var range in answer.SplitAny(",\n\r"u8))
        {
            var text = answer[range].Trim(" \t"u8);
            if (text.IsEmpty)
                continue;
            if (!Utf8Parser.TryParse(text, out double value, out var read) || read != text.Length
                || !double.IsFinite(value))
            {
                throw Wrong($"it has {Quotation.Of(Encoding.UTF8.GetString(text[..int.Min(text.Length, 200)]))}");
            }
            if (count == rows)
                throw Wrong($"it has more than the {rows} that were asked for");
            values[count++] = Probability(value, objective);
        }
        return count == rows ? values : throw Wrong($"it has {count}, and {rows} were asked for");
    }

    private static double Probability(double value, string objective)
    {
        if (objective == "binary:logitraw")
            value = 1 / (1 + double.Exp(-value));
        return value is >= 0 and <= 1 ? value : throw Wrong($"{value:R} is no probability");
    }

    private static InputException Wrong(string problem) => new(new Fault(
        $"what the service answered is not a list of predictions: {problem}",
        "Nothing was written. Check that the image is SageMaker's XGBoost, and deploy again."));
}
