using System.Globalization;

namespace Kayfabe.Study.Comparisons;

/// <summary>Boosted trees of the grid. What is not named has XGBoost's own default.</summary>
/// <remarks>
/// Apart from <see cref="Training.TrainSettings"/>: the defaults of that section, which a study's own model has, have no
/// part in these.
/// </remarks>
/// <param name="Depth">The maximum depth of a tree.</param>
/// <param name="MinChildWeight">The minimum weight of a leaf.</param>
/// <param name="Rounds">The number of rounds.</param>
public sealed record GridTrees(int Depth, int MinChildWeight, int Rounds)
{
    /// <summary>XGBoost's parameters: splits are searched by <c>hist</c>, which is many times faster.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters() =>
    [
        new("booster", "gbtree"),
        new("objective", "binary:logistic"),
        new("tree_method", "hist"),
        new("seed", "0"),
        new("max_depth", Depth.ToString(CultureInfo.InvariantCulture)),
        new("min_child_weight", MinChildWeight.ToString(CultureInfo.InvariantCulture)),
    ];
}

/// <summary>Settings of a model that may be chosen for a feature set.</summary>
/// <param name="Name">A phrase: <c>trees of depth 2, 50 rounds, min_child_weight 1</c>.</param>
/// <param name="Trees">The settings of boosted trees; null for a logistic regression.</param>
/// <param name="Penalty">The L2 penalty of a logistic regression; null for trees.</param>
public sealed record SettingsOption(string Name, GridTrees? Trees, double? Penalty)
{
    /// <summary>Whether they are XGBoost's own defaults: depth 6, min_child_weight 1, 100 rounds.</summary>
    public bool IsDefault => Trees is { Depth: 6, MinChildWeight: 1, Rounds: 100 };
}

/// <summary>The settings among which each feature set's own are chosen: the same few for every study and set.</summary>
public static class SettingsGrid
{
    /// <summary>The numbers of rounds: one training of the largest number gives the others.</summary>
    public static IReadOnlyList<int> Rounds { get; } = [25, 50, 100];

    /// <summary>
    /// Boosted trees with the largest number of rounds. One of them, of depth 6 with a min_child_weight of 1, has
    /// XGBoost's own defaults throughout, but for the search of splits.
    /// </summary>
    public static IReadOnlyList<GridTrees> Trees { get; } =
        [new(2, 1, Rounds[^1]), new(4, 1, Rounds[^1]), new(6, 1, Rounds[^1]), new(6, 6, Rounds[^1])];

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

    private static string NameOf(GridTrees trees, int rounds) => string.Create(
        CultureInfo.InvariantCulture,
        $"trees of depth {trees.Depth}, {rounds} rounds, min_child_weight {trees.MinChildWeight}");
}
