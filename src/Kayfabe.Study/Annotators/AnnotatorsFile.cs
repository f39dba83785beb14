using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotators;

/// <summary>What each annotator did, and how good each is.</summary>
/// <param name="Annotators">In the order of the settings.</param>
/// <param name="Quality">Estimated from the annotations alone.</param>
public sealed record AnnotatorStudy(IReadOnlyList<AnnotatorBatches> Annotators, DawidSkene Quality);

/// <summary>
/// The file <c>annotators.json</c>: <c>{annotators: [{name, pictures, yes, dated, batches: [{first, last, pictures,
/// yes}], betweenBatches, change, drift, byDateOfPost}], dawidSkene: {why, pictures, prevalence, annotators: [{name,
/// sensitivity, specificity}]}}</c>. An estimate is <c>{value, low, high}</c>; times are ISO 8601 in UTC;
/// betweenBatches and drift are p-values; what is not known is null.
/// </summary>
public static class AnnotatorsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "annotators.json";

    /// <summary>Writes the file.</summary>
    public static void Write(string path, AnnotatorStudy study) => JsonFile.Write(path, json =>
    {
        json.WriteStartObject();
        json.WriteObjects("annotators", study.Annotators, one =>
        {
            json.WriteString("name", one.Annotator);
            json.WriteNumber("pictures", one.Pictures);
            json.WriteEstimate("yes", one.Yes);
            json.WriteNumber("dated", one.Dated);
            json.WriteObjects("batches", one.Batches, batch =>
            {
                json.WriteString("first", batch.First);
                json.WriteString("last", batch.Last);
                json.WriteNumber("pictures", batch.Pictures);
                json.WriteEstimate("yes", batch.Yes);
            });
            json.WriteOptional("betweenBatches", one.BetweenBatches);
            json.WriteOptionalEstimate("change", one.Change);
            json.WriteOptional("drift", one.Drift);
            json.WriteOptional("byDateOfPost", one.ByDateOfPost);
        });
        json.WriteStartObject("dawidSkene");
        json.WriteEnum("why", study.Quality.Why);
        json.WriteNumber("pictures", study.Quality.Pictures);
        json.WriteEstimate("prevalence", study.Quality.Prevalence);
        json.WriteObjects("annotators", study.Quality.Annotators, one =>
        {
            json.WriteString("name", one.Name);
            json.WriteEstimate("sensitivity", one.Sensitivity);
            json.WriteEstimate("specificity", one.Specificity);
        });
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static AnnotatorStudy Read(string path) => JsonFile.Read(path, json =>
    {
        var quality = json.GetProperty("dawidSkene");
        return new AnnotatorStudy(
            json.ListOf("annotators", one => new AnnotatorBatches(
                one.GetProperty("name").GetString()!,
                one.GetProperty("pictures").GetInt32(),
                one.GetEstimate("yes"),
                one.GetProperty("dated").GetInt32(),
                one.ListOf("batches", batch => new AnnotationBatch(
                    batch.GetProperty("first").GetDateTime(),
                    batch.GetProperty("last").GetDateTime(),
                    batch.GetProperty("pictures").GetInt32(),
                    batch.GetEstimate("yes"))),
                one.GetOptional("betweenBatches"),
                one.GetOptionalEstimate("change"),
                one.GetOptional("drift"),
                one.GetOptional("byDateOfPost"))),
            new DawidSkene(
                quality.GetEnum<NotEstimated>("why"),
                quality.GetProperty("pictures").GetInt32(),
                quality.GetEstimate("prevalence"),
                quality.ListOf("annotators", one => new AnnotatorQuality(
                    one.GetProperty("name").GetString()!,
                    one.GetEstimate("sensitivity"),
                    one.GetEstimate("specificity")))));
    });
}
