using System.Globalization;
using System.Text.Json.Nodes;
using Kayfabe.Bundle.Contents;
using Kayfabe.Store.Runs;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Bundle.Bom;

/// <summary>The model card of the bill of materials: what the model is, how good it is, what it is for.</summary>
internal static class ModelCard
{
    /// <summary>The card.</summary>
    /// <param name="contents">What the bundle is made from.</param>
    /// <param name="data">The references of the components that are data.</param>
    public static JsonObject Of(BundleContents contents, IReadOnlyList<string> data)
    {
        var card = new JsonObject
        {
            ["modelParameters"] = new JsonObject
            {
                ["approach"] = new JsonObject { ["type"] = "supervised" },
                ["task"] = "binary classification",
                ["architectureFamily"] = "gradient boosted trees",
                ["modelArchitecture"] = $"XGBoost {VersionOf(contents.Lock)}, {contents.Settings.Train.Booster}",
                ["datasets"] = new JsonArray([.. data.Select(one => new JsonObject { ["ref"] = one })]),
                ["inputs"] = new JsonArray(new JsonObject { ["format"] = "a row of the features in features.csv" }),
                ["outputs"] = new JsonArray(
                    new JsonObject { ["format"] = "the probability that the picture is in kayfabe" }),
            },
            ["quantitativeAnalysis"] = new JsonObject
            {
                ["performanceMetrics"] = new JsonArray([.. PerformanceMetrics(contents.Metrics)]),
            },
        };
        return card.With("considerations", Considerations(contents));
    }

    private static IEnumerable<JsonObject> PerformanceMetrics(ModelMetrics metrics)
    {
        var slice = string.Create(
            CultureInfo.InvariantCulture, $"{metrics.Rows} test rows of {metrics.Posts} posts, cut {metrics.Cut}");
        foreach (var metric in Metrics.All)
        {
            var estimate = metrics.EstimateOf(metric);
            if (estimate.Value is not { } value)
                continue;
            var json = new JsonObject
            {
                ["type"] = Metrics.NameOf(metric),
                ["value"] = Text(value),
                ["slice"] = slice,
            };
            if (estimate.Interval is { } interval)
            {
                json["confidenceInterval"] = new JsonObject
                {
                    ["lowerBound"] = Text(interval.Low),
                    ["upperBound"] = Text(interval.High),
                };
            }
            yield return json;
        }
    }

    private static JsonObject? Considerations(BundleContents contents)
    {
        var text = contents.Settings.Report.ModelCard;
        var synthetic = contents.Settings.Synthetic
            ? "Trained on synthetic data: of no use for real pictures." : null;
        string[] limitations = [.. ((string?[])[synthetic, text.Caveats, text.Factors]).OfType<string>()];
        var considerations = new JsonObject()
            .With("useCases", text.IntendedUse is { } use ? JsonText.List([use]) : null)
            .With("technicalLimitations", limitations.Length > 0 ? JsonText.List(limitations) : null)
            .With("ethicalConsiderations", text.Ethics is { } ethics
                ? new JsonArray(new JsonObject { ["name"] = ethics }) : null);
        return considerations.Count > 0 ? considerations : null;
    }

    private static string VersionOf(StudyLock run) =>
        UsedLibraries.Of(run).FirstOrDefault(library => library.Name == UsedLibraries.Xgboost).Version ?? "";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
