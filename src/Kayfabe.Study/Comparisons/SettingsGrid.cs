using System.Globalization;
using Kayfabe.Study.Training;

namespace Kayfabe.Study.Comparisons;

/// <summary>Settings of a model that may be chosen for a feature set.</summary>
/// <param name="Name">A phrase: <c>trees of depth 2, 50 rounds, min_child_weight 1</c>.</param>
/// <param name="Trees">The settings of boosted trees; null for a logistic regression.</param>
/// <param name="Penalty">The L2 penalty of a logistic regression; null for trees.</param>
public sealed record SettingsOption(string Name, TrainSettings? Trees, double? Penalty)
{
    /// <summary>Whether they are XGBoost's own defaults: depth 6, min_child_weight 1, 100 rounds.</summary>
    public bool IsDefault => Trees is { MaxDepth: 6, MinChildWeight: 1, Rounds: 100 };
}

/// <summary>The settings among which each feature set's own are chosen: the same few for every study and set.</summary>
public static class SettingsGrid
{
    /// <summary>The numbers of rounds: one training of the largest number gives the others.</summary>
    public static IReadOnlyList<int> Rounds { get; } = [25, 50, 100];

    /// <summary>
    /// Boosted trees with the largest number of rounds. One of them, of depth 6 with a min_child_weight of 1, has
    /// XGBoost's own defaults throughout, but for the search of splits: <c>hist</c> is many times faster.
    /// </summary>
    public static IReadOnlyList<TrainSettings> Trees { get; } =
    [
        Grown(depth: 2, weight: 1), Grown(depth: 4, weight: 1), Grown(depth: 6, weight: 1), Grown(depth: 6, weight: 6),
    ];

    /// <summary>All options, those of trees first, each with its numbers of rounds; then the penalties.</summary>
    public static IReadOnlyList<SettingsOption> Options(BaselinesSettings settings) =>
    [
        .. from trees in Trees
           from rounds in Rounds
           select new SettingsOption(NameOf(trees, rounds), trees with { Rounds = rounds }, null),
        .. from penalty in settings.Penalties
           select new SettingsOption(
               string.Create(CultureInfo.InvariantCulture, $"logistic regression, penalty {penalty}"), null, penalty),
    ];

    private static TrainSettings Grown(int depth, double weight) =>
        new() { TreeMethod = "hist", Rounds = Rounds[^1], MaxDepth = depth, MinChildWeight = weight };

    private static string NameOf(TrainSettings trees, int rounds) => string.Create(
        CultureInfo.InvariantCulture,
        $"trees of depth {trees.MaxDepth}, {rounds} rounds, min_child_weight {trees.MinChildWeight}");
}
