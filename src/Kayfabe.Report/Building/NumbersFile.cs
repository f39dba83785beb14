using System.Text.Json;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Report;

/// <summary>
/// The report's <c>metrics.json</c>: the members of <see cref="MetricsFile"/>, and of the report <c>study</c>,
/// <c>synthetic</c>, <c>xgboost</c> (the library's version), <c>train</c> (<c>rows</c>, <c>inKayfabe</c>) and
/// <c>seeds</c> (<c>{seed, accuracy}</c> each).
/// </summary>
public static class NumbersFile
{
    /// <summary>Writes the file.</summary>
    public static void Write(string path, ReportModel model, ModelMetrics metrics)
    {
        using var stream = File.Create(path);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("study", model.Study.Id);
            json.WriteBoolean("synthetic", model.Study.Synthetic);
            json.WriteString("xgboost", model.Provenance.XgboostVersion);
            MetricsFile.WriteMembers(json, metrics);
            json.WriteStartObject("train");
            json.WriteNumber("rows", model.Inputs.Train.Rows);
            json.WriteNumber("inKayfabe", model.Inputs.Train.InKayfabe);
            json.WriteNumber("features", model.Inputs.Features.Sum(kind => kind.Count));
            json.WriteEndObject();
            json.WriteStartArray("seeds");
            foreach (var (seed, accuracy) in model.Seeds?.Runs ?? [])
            {
                json.WriteStartObject();
                json.WriteNumber("seed", seed);
                json.WriteNumber("accuracy", accuracy);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }
}
