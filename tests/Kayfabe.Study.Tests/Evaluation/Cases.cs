using Kayfabe.Study.Evaluation;

namespace Kayfabe.Study.Tests.Evaluation;

/// <summary>Short ways to write predictions.</summary>
internal static class Cases
{
    /// <summary>A row of its own post for each outcome and probability.</summary>
    public static Prediction[] Of(params (int Outcome, double Probability)[] rows) =>
        [.. rows.Select((row, i) => new Prediction($"{i}", $"post {i}", row.Outcome == 1, row.Probability))];

    /// <summary>Rows from bytes, with few distinct probabilities (ties) and four posts.</summary>
    public static Prediction[] Of(byte[] bytes) =>
        [.. bytes.Select((b, i) => new Prediction($"{i}", $"post {b >> 6}", (b & 8) != 0, (b & 7) / 7.0))];

    /// <summary>The original study's 441 test rows as far as its table tells: all certain.</summary>
    public static Prediction[] Original() => Of(
    [
        .. Enumerable.Repeat((0, 0.0), 175), .. Enumerable.Repeat((0, 1.0), 41),
        .. Enumerable.Repeat((1, 0.0), 30), .. Enumerable.Repeat((1, 1.0), 195),
    ]);
}
