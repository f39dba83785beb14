using Kayfabe.Study.Statistics;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>Choices by dice.</summary>
internal static class DiceExtensions
{
    /// <summary>One of several.</summary>
    public static T Of<T>(this SplitMix64 dice, IReadOnlyList<T> items) => items[dice.Next(items.Count)];
}
