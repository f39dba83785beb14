using Kayfabe.Settings;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Annotators;

/// <summary>The model's result in the light of who annotated what.</summary>
/// <param name="Measured">What the measured accuracy means.</param>
/// <param name="Against">The accuracy against each annotator.</param>
/// <param name="Resolutions">The result under other resolutions; the study's own is the first.</param>
public sealed record ResolutionStudy(
    MeasuredAccuracy Measured, IReadOnlyList<AccuracyAgainst> Against, IReadOnlyList<OtherResolution> Resolutions);

/// <summary>
/// The file <c>resolutions.json</c>: <c>{measured: {annotator, outcomes, model, isAbove, why}, against: [{annotator,
/// which, pictures, accuracy}], resolutions: [{resolution, trainingRows, testRows, changed, why, accuracy,
/// difference}]}</c>. An estimate is <c>{value, low, high}</c>; what is not known is null, and so is the annotator for
/// the study's outcomes; which is all, agreed or disputed.
/// </summary>
public static class ResolutionsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "resolutions.json";

    /// <summary>Writes the file.</summary>
    public static void Write(string path, ResolutionStudy study) => JsonFile.Write(path, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("measured");
        json.WriteOptionalEstimate("annotator", study.Measured.Annotator);
        json.WriteOptionalEstimate("outcomes", study.Measured.Outcomes);
        json.WriteOptionalEstimate("model", study.Measured.Model);
        json.WriteBoolean("isAbove", study.Measured.IsAbove);
        json.WriteEnum("why", study.Measured.Why);
        json.WriteEndObject();
        json.WriteObjects("against", study.Against, one =>
        {
            json.WriteString("annotator", one.Annotator);
            json.WriteEnum("which", one.Which);
            json.WriteNumber("pictures", one.Pictures);
            json.WriteEstimate("accuracy", one.Accuracy);
        });
        json.WriteObjects("resolutions", study.Resolutions, one =>
        {
            json.WriteEnum("resolution", one.Resolution);
            json.WriteNumber("trainingRows", one.TrainingRows);
            json.WriteNumber("testRows", one.TestRows);
            json.WriteNumber("changed", one.Changed);
            json.WriteEnum("why", one.Why);
            json.WriteOptionalEstimate("accuracy", one.Accuracy);
            json.WriteOptionalEstimate("difference", one.Difference);
        });
        json.WriteEndObject();
    });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static ResolutionStudy Read(string path) => JsonFile.Read(path, json =>
    {
        var measured = json.GetProperty("measured");
        return new ResolutionStudy(
            new MeasuredAccuracy(
                measured.GetOptionalEstimate("annotator"),
                measured.GetOptionalEstimate("outcomes"),
                measured.GetOptionalEstimate("model"),
                measured.GetProperty("isAbove").GetBoolean(),
                measured.GetEnum<NotMeasured>("why")),
            json.ListOf("against", one => new AccuracyAgainst(
                one.GetProperty("annotator").GetString(),
                one.GetEnum<TestPictures>("which"),
                one.GetProperty("pictures").GetInt32(),
                one.GetEstimate("accuracy"))),
            json.ListOf("resolutions", one => new OtherResolution(
                one.GetEnum<Resolution>("resolution"),
                one.GetProperty("trainingRows").GetInt32(),
                one.GetProperty("testRows").GetInt32(),
                one.GetProperty("changed").GetInt32(),
                one.GetEnum<NotRetrained>("why"),
                one.GetOptionalEstimate("accuracy"),
                one.GetOptionalEstimate("difference"))));
    });
}
