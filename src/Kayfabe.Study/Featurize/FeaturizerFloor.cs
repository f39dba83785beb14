using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;

namespace Kayfabe.Study.Featurize;

/// <summary>Holds the settings to what was recorded: below the floor nothing is known.</summary>
internal static class FeaturizerFloor
{
    /// <exception cref="InputException">A threshold below the floor, or a kind that Detect does not replay.</exception>
    public static void Check(string detections, FeaturizeSettings settings, double lowest, RequestPrice price)
    {
        using var counts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(detections, DetectionFiles.Counts)));
        foreach (var kind in settings.Kinds)
        {
            if (!counts.RootElement.GetProperty("kinds").TryGetProperty(kind.Text(), out _))
            {
                throw new InputException(new Fault(
                    $"features of kind '{kind.Text()}' are asked for, which the stage Detect does not replay",
                    "Add it to 'kinds' of detect, or take it out of 'kinds' of featurize."));
            }
        }
        var floor = counts.RootElement.GetProperty("minConfidence").GetDouble();
        var operations = settings.Kinds.Distinct().Count(kind => kind.HasFloor());
        if (operations == 0 || lowest >= floor)
            return;
        var pictures = counts.RootElement.GetProperty("pictures").GetInt32();
        var estimate = price.Estimate(pictures, operations);
        throw new InputException(new Fault(
            FormattableString.Invariant(
                $"the threshold {lowest} is below {floor}, the lowest confidence that is recorded"),
            FormattableString.Invariant(
                $"Take {floor} or more, or record with MinConfidence {lowest}: {estimate}.")));
    }
}
