namespace Kayfabe.Study.Comparisons;

/// <summary>Which models are compared with which.</summary>
internal static class ComparisonPairs
{
    /// <summary>
    /// Each other feature set with everything, both with tuned settings; the tuned settings with the study's own, for
    /// each set; the study's model, and the one at the end of the ladder, with the rules.
    /// </summary>
    public static IEnumerable<(ModelFolds First, ModelFolds Second)> All(IReadOnlyList<ModelFolds> models)
    {
        var chosen = models.Where(model => model.Source == SettingsSource.Tuned).ToArray();
        var rules = models.Where(model => model.Source == SettingsSource.None).ToArray();
        ModelFolds[] ends = [.. models.Take(1), .. LadderModels(models).Skip(1).TakeLast(1)];
        return
        [
            .. from other in chosen.Skip(1) select (other, chosen[0]),
            .. from tuned in chosen
               from own in models
               where own.Source == SettingsSource.Study && own.Set == tuned.Set
               select (tuned, own),
            .. from end in ends
               from rule in rules
               select (end, rule),
        ];
    }

    /// <summary>Each model of the ladder with the one before.</summary>
    public static IEnumerable<(ModelFolds First, ModelFolds Second)> Ladder(IReadOnlyList<ModelFolds> models)
    {
        var ladder = LadderModels(models);
        return ladder.Zip(ladder.Skip(1), (before, after) => (after, before));
    }

    private static ModelFolds[] LadderModels(IReadOnlyList<ModelFolds> models)
    {
        var sets = ComparedSet.All
            .Where(set => set == ComparedSet.Everything || set.Features == FeatureSet.Detections)
            .ToArray();
        var steps = sets.SelectMany(set => models.Where(model =>
            model.Name == ModelFolds.NameOf(set, SettingsSource.Study))).ToArray();
        var last = models.Where(model =>
            model.Source == SettingsSource.Tuned && steps.Length > 0 && model.Set == steps[^1].Set);
        return [.. steps, .. last];
    }
}
