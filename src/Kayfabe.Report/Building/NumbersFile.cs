using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Files;
namespace Kayfabe.Report;

/// <summary>The report's <c>metrics.json</c>: what the report says, as numbers.</summary>
/// <remarks>
/// An object of the members of <see cref="MetricsFile"/>, with its <c>schemaVersion</c>, and of:
/// <list type="bullet">
/// <item><c>study</c>, <c>title</c>, <c>synthetic</c>, <c>xgboost</c> (the library's version).</item>
/// <item><c>train</c>: <c>{rows, inKayfabe, features}</c>.</item>
/// <item><c>majority</c>: the accuracy of always naming the outcome that is more frequent in training.</item>
/// <item><c>seeds</c>: <c>[{seed, accuracy}]</c>, the same training under other seeds.</item>
/// <item><c>comparisons</c>: <c>[{name, features, blanks, split, rows, accuracy, low, high, isReported}]</c>, the
/// study's model beside others; split is how the rows were divided.</item>
/// <item><c>differences</c>: <c>[{first, second, accuracy, low, high}]</c>, the first less the second on the same test
/// rows.</item>
/// <item><c>crossValidation</c>: <c>[{name, folds, repeats, accuracy, low, high, lowest, highest}]</c>.</item>
/// <item><c>leakage</c>: <c>[{id, name, code, verdict, finding, rows, accuracy, low, high}]</c>; verdict is pass, warn,
/// fail or notApplicable; accuracy is what goes with the finding. Null where no audit was made.</item>
/// <item><c>reliability</c>: <c>{annotators, pictures, picturesByTwo, agreement, alpha, pairs}</c>, the coefficients
/// <c>{value, low, high}</c>, pairs <c>[{first, second, pictures, agreement, kappa}]</c>; what is not known is
/// null.</item>
/// <item><c>whatRemains</c>: the sentence on what remains of a published number, or null.</item>
/// </list>
/// Accuracies are shares of 1, intervals 95 %, and numbers that are not defined null.
/// </remarks>
public static class NumbersFile
{
    /// <summary>Writes the file.</summary>
    public static void Write(string path, ReportModel model, ModelMetrics metrics) => JsonFile.Write(path, json =>
    {
        json.WriteStartObject();
        json.WriteString("study", model.Study.Id);
        json.WriteString("title", model.Study.Title);
        json.WriteBoolean("synthetic", model.Study.Synthetic);
        json.WriteString("xgboost", model.Provenance.XgboostVersion);
        MetricsFile.WriteMembers(json, metrics);
        json.WriteStartObject("train");
        json.WriteNumber("rows", model.Inputs.Train.Rows);
        json.WriteNumber("inKayfabe", model.Inputs.Train.InKayfabe);
        json.WriteNumber("features", model.Inputs.Features.Sum(kind => kind.Count));
        json.WriteEndObject();
        json.WriteOptional("majority", model.Result.Majority.Value);
        json.WriteObjects("seeds", model.Seeds?.Runs ?? [], run =>
        {
            json.WriteNumber("seed", run.Seed);
            json.WriteNumber("accuracy", run.Accuracy);
        });
        Numbers.WriteComparisons(json, model);
        Numbers.WriteLeakage(json, model.Leakage);
        Numbers.WriteReliability(json, model.Reliability);
        json.WriteString("whatRemains", model.Reproduction?.WhatRemains);
        json.WriteEndObject();
    });

    /// <summary>Reads of a published study what the list of all studies shows.</summary>
    /// <exception cref="InputException">The file is missing or damaged, or of another version.</exception>
    public static PublishedStudy ReadPublished(string path) =>
        JsonFile.Read(path, MetricsFile.SchemaVersion, PublishedNumbers.Read);
}
