using System.Text.Json;
using Kayfabe.Report.Inputs;
using Kayfabe.Report.Sections;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Files;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report;

/// <summary>The report's <c>metrics.json</c>: what the report says, as numbers.</summary>
/// <remarks>
/// An object of the members of <see cref="MetricsFile"/>, with its <c>schemaVersion</c>, and of:
/// <list type="bullet">
/// <item><c>study</c>, <c>title</c>, <c>synthetic</c>, <c>xgboost</c> (the library's version).</item>
/// <item><c>train</c>: <c>{rows, inKayfabe, features}</c>.</item>
/// <item><c>majority</c>: the accuracy of always naming the outcome that is more frequent in training.</item>
/// <item><c>seeds</c>: <c>[{seed, accuracy}]</c>, the same training under other seeds.</item>
/// <item><c>models</c>: <c>[{name, set, source, features, rows, accuracy, low, high, isReported, choices}]</c>, the
/// study's model beside others in cross-validation; source is none, study or tuned, choices
/// <c>[{settings, folds}]</c>.</item>
/// <item><c>modelDifferences</c>: <c>[{first, second, accuracy, low, high, p, adjustedP}]</c>, the first less the
/// second on the same folds; p values are of no difference.</item>
/// <item><c>ladder</c>: <c>[{step, rows, accuracy, low, high, constant, difference}]</c>, the result changed in one
/// thing at a time; difference, from the one before, is <c>{value, low, high}</c> or null.</item>
/// <item><c>crossValidation</c>: <c>[{name, folds, repeats, accuracy, low, high, lowest, highest}]</c>.</item>
/// <item><c>leakage</c>: <c>[{id, name, code, verdict, finding, rows, accuracy, low, high, association, byChance, p}]</c>;
/// verdict is pass, warn, fail, notApplicable or tooFewPosts; accuracy is that of the reported model minus that of the
/// same training without the fault; association with the outcome, what chance alone seldom exceeds, and p after Holm's
/// correction. Null where no checks were made.</item>
/// <item><c>reliability</c>: <c>{annotators, pictures, picturesByTwo, agreement, alpha, verdict, pairs, perfectModel,
/// trueAccuracy}</c>, the coefficients <c>{value, low, high}</c>, verdict (by alpha's interval) unknown, unreliable,
/// notShown, tentative or reliable, pairs <c>[{first, second, pictures, agreement, kappa}]</c>, perfectModel what a
/// perfect model would be measured at and trueAccuracy what the measured accuracy means, if errors are independent;
/// what is not known is null.</item>
/// <item><c>summary</c>: what the ladder comes to, a sentence, or null.</item>
/// </list>
/// Accuracies are shares of 1, intervals 95 %, and numbers that are not defined null.
/// </remarks>
public static class MetricsDocument
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "metrics.json";

    /// <summary>Writes the file.</summary>
    public static void Write(string path, ReportInputs inputs) => JsonFile.Write(path, json =>
    {
        json.WriteStartObject();
        json.WriteString("study", inputs.Study);
        json.WriteString("title", inputs.Settings.Study.Title);
        json.WriteBoolean("synthetic", inputs.Settings.Study.Synthetic);
        json.WriteString("xgboost", inputs.XgboostVersion);
        MetricsFile.WriteMembers(json, inputs.Metrics);
        json.WriteStartObject("train");
        json.WriteNumber("rows", inputs.Train.Rows.Count);
        json.WriteNumber("inKayfabe", OutcomeCounts.Of(inputs.Train.Rows).InKayfabe);
        json.WriteNumber("features", inputs.Train.Features.Count);
        json.WriteEndObject();
        json.WriteOptional("majority", MajorityBaseline.Of(inputs).Accuracy);
        json.WriteObjects("seeds", SeedsSection.Accuracies(inputs), run =>
        {
            json.WriteNumber("seed", run.Seed);
            json.WriteNumber("accuracy", run.Accuracy);
        });
        WriteComparisons(json, inputs);
        WriteLeakage(json, inputs.Leakage);
        WriteReliability(json, inputs);
        json.WriteString("summary", LadderSummary.Of(inputs));
        json.WriteEndObject();
    });

    /// <summary>Reads of a published study what the list of all studies shows.</summary>
    /// <exception cref="Settings.InputException">The file is missing or damaged, or of another version.</exception>
    public static PublishedStudy ReadPublished(string path) => JsonFile.Read(path, MetricsFile.SchemaVersion, root =>
    {
        var hasInterval = root.GetProperty("intervals").TryGetProperty("accuracy", out var interval);
        var reliability = root.GetProperty("reliability");
        return new PublishedStudy(
            root.GetProperty("study").GetString()!,
            root.GetProperty("title").GetString()!,
            root.GetProperty("synthetic").GetBoolean(),
            root.GetProperty("rows").GetInt32(),
            new Estimate(
                root.GetOptional("accuracy"),
                hasInterval
                    ? new Interval(interval.GetProperty("low").GetDouble(), interval.GetProperty("high").GetDouble())
                    : null),
            root.GetOptional("majority"),
            root.GetProperty("leakage") is { ValueKind: JsonValueKind.Array } checks
                ? [.. checks.EnumerateArray().Select(check =>
                    Enum.Parse<LeakageVerdict>(check.GetProperty("verdict").GetString()!, ignoreCase: true))]
                : null,
            new AnnotatorAgreement(
                (int?)reliability.GetOptional("annotators"),
                (int?)reliability.GetOptional("picturesByTwo"),
                reliability.GetOptionalEstimate("alpha") ?? new Estimate(null, null)));
    });

    private static void WriteComparisons(Utf8JsonWriter json, ReportInputs inputs)
    {
        json.WriteObjects("models", inputs.Comparison?.Models ?? [], model =>
        {
            json.WriteString("name", model.Name);
            json.WriteString("set", model.Set);
            json.WriteEnum("source", model.Source);
            json.WriteString("features", model.Features);
            json.WriteNumber("rows", inputs.Comparison!.Rows);
            json.WriteAccuracy(model.Accuracy);
            json.WriteBoolean("isReported", model.IsReported);
            json.WriteObjects("choices", model.Choices, choice =>
            {
                json.WriteString("settings", choice.Settings);
                json.WriteNumber("folds", choice.Folds);
            });
        });
        json.WriteObjects("modelDifferences", inputs.Comparison?.Differences ?? [], pair =>
        {
            json.WriteString("first", pair.First);
            json.WriteString("second", pair.Second);
            json.WriteAccuracy(pair.Accuracy);
            json.WriteOptional("p", pair.P);
            json.WriteOptional("adjustedP", pair.AdjustedP);
        });
        json.WriteObjects("ladder", inputs.Ladder?.Rungs ?? [], rung =>
        {
            json.WriteEnum("step", rung.Step);
            json.WriteNumber("rows", rung.Rows);
            json.WriteAccuracy(rung.Accuracy);
            json.WriteOptional("constant", rung.Constant);
            json.WriteOptionalEstimate("difference", rung.FromBefore?.Accuracy);
        });
        CrossValidation[] validations = inputs.CrossValidation is { Scores.Count: > 0 } one ? [one] : [];
        json.WriteObjects("crossValidation", validations, validation =>
        {
            json.WriteString("name", ResultSection.Folds);
            json.WriteNumber("folds", validation.Folds);
            json.WriteNumber("repeats", validation.Repeats);
            json.WriteAccuracy(validation.Accuracy);
            json.WriteNumber("lowest", validation.Scores.Min(score => score.Accuracy));
            json.WriteNumber("highest", validation.Scores.Max(score => score.Accuracy));
        });
    }

    private static void WriteLeakage(Utf8JsonWriter json, LeakageChecks? leakage)
    {
        if (leakage is null)
        {
            json.WriteNull("leakage");
            return;
        }
        json.WriteObjects("leakage", leakage.Findings, check =>
        {
            json.WriteString("id", check.Id);
            json.WriteString("name", check.Name);
            json.WriteString("code", check.Code);
            json.WriteEnum("verdict", check.Verdict);
            json.WriteString("finding", check.Finding);
            json.WriteOptional("rows", check.Rows);
            json.WriteAccuracy(check.Accuracy);
            json.WriteOptional("association", check.Chance?.Value);
            json.WriteOptional("byChance", check.Chance?.UpTo);
            json.WriteOptional("p", check.Chance?.P);
        });
    }

    private static void WriteReliability(Utf8JsonWriter json, ReportInputs inputs)
    {
        var agreement = AnnotatorAgreement.Of(inputs);
        var measured = agreement.AnnotatedTwice > 0 ? inputs.RawData?.Reliability : null;
        json.WriteStartObject("reliability");
        json.WriteOptional("annotators", agreement.Annotators);
        json.WriteNumber("pictures", ReliabilitySection.Pictures(inputs));
        json.WriteOptional("picturesByTwo", agreement.AnnotatedTwice);
        json.WriteOptionalEstimate("agreement", measured?.Percent);
        json.WriteOptionalEstimate("alpha", measured?.Alpha);
        json.WriteString("verdict", ReliabilityFile.Word(AnnotatorReliability.VerdictOf(agreement.Alpha)));
        json.WriteObjects("pairs", measured?.Pairs.Where(pair => pair.Pictures > 0) ?? [], pair =>
        {
            json.WriteString("first", pair.First);
            json.WriteString("second", pair.Second);
            json.WriteNumber("pictures", pair.Pictures);
            json.WriteEstimate("agreement", pair.Percent);
            json.WriteEstimate("kappa", pair.Kappa);
        });
        json.WriteOptionalEstimate("perfectModel", inputs.RawData?.Resolutions.Measured.Outcomes);
        json.WriteOptionalEstimate("trueAccuracy", inputs.RawData?.Resolutions.Measured.Model);
        json.WriteEndObject();
    }
}
