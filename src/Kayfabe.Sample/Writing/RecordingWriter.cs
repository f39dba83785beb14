using System.Text.Encodings.Web;
using System.Text.Json;
using Kayfabe.Sample.Model;
using Kayfabe.Sample.Randomness;

namespace Kayfabe.Sample.Writing;

/// <summary>Writes recordings, one a line, with the response in the service's own shape.</summary>
internal sealed class RecordingWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly Utf8JsonWriter _json;

    /// <summary>Makes the file, over any that is there.</summary>
    public RecordingWriter(string path)
    {
        _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
        _json = new(_file, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>Writes an answer to DetectLabels.</summary>
    public void Labels(string digest, Vision vision, ServiceVersion version, RandomStream boxes)
    {
        Start(digest, "DetectLabels", version.At);
        _json.WriteNumber("MinConfidence", 50);
        _json.WriteNumber("MaxLabels", 1000);
        StartResponse();
        _json.WriteStartArray("Labels");
        foreach (var label in vision.Labels)
            Label(label, version, boxes);
        _json.WriteEndArray();
        _json.WriteString("LabelModelVersion", version.Labels);
        End();
    }

    /// <summary>Writes an answer to DetectModerationLabels.</summary>
    public void Moderation(string digest, Vision vision, ServiceVersion version)
    {
        Start(digest, "DetectModerationLabels", version.At);
        _json.WriteNumber("MinConfidence", 50);
        StartResponse();
        _json.WriteStartArray("ModerationLabels");
        foreach (var (flag, confidence) in vision.Flags)
            Path(version.ModerationLabels(flag), confidence, version);
        _json.WriteEndArray();
        _json.WriteString("ModerationModelVersion", version.Moderation);
        End();
    }

    /// <summary>Writes an answer to RecognizeCelebrities; the one celebrity is the fictional wrestler.</summary>
    public void Celebrities(string digest, Vision vision, ServiceVersion version, RandomStream boxes)
    {
        Start(digest, "RecognizeCelebrities", version.At);
        StartResponse();
        _json.WriteStartArray("CelebrityFaces");
        if (vision.Celebrity is { } confidence)
        {
            _json.WriteStartObject();
            _json.WriteStartArray("Urls");
            _json.WriteEndArray();
            _json.WriteString("Name", Account.Name);
            _json.WriteString("Id", "synthetic1");
            _json.WriteStartObject("Face");
            Box(boxes);
            _json.WriteEndObject();
            _json.WriteNumber("MatchConfidence", Percent(confidence));
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _json.WriteStartArray("UnrecognizedFaces");
        for (var face = 0; face < vision.Strangers; face++)
        {
            _json.WriteStartObject();
            Box(boxes);
            _json.WriteNumber("Confidence", Percent(boxes.Between(950_000, 999_999)));
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        End();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }

    private static decimal Percent(int tenThousandths) => new(tenThousandths, 0, 0, isNegative: false, scale: 4);

    private void Label(Sighting label, ServiceVersion version, RandomStream boxes)
    {
        var kind = Ontology.Of(label.Name);
        _json.WriteStartObject();
        _json.WriteString("Name", label.Name);
        _json.WriteNumber("Confidence", Percent(label.Confidence));
        _json.WriteStartArray("Instances");
        if (label.Name == "Person" && boxes.Chance(150))
        {
            _json.WriteStartObject();
            Box(boxes);
            _json.WriteNumber("Confidence", Percent(label.Confidence));
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _json.WriteStartArray("Parents");
        foreach (var parent in kind.Parents)
            Named(parent);
        _json.WriteEndArray();
        if (version.IsNew)
        {
            _json.WriteStartArray("Categories");
            Named(kind.Category);
            _json.WriteEndArray();
        }
        _json.WriteEndObject();
    }

    /// <summary>The service answers with every level of the path, the top one's parent being empty.</summary>
    private void Path(IReadOnlyList<string> path, int confidence, ServiceVersion version)
    {
        for (var level = path.Count - 1; level >= 0; level--)
        {
            _json.WriteStartObject();
            _json.WriteNumber("Confidence", Percent(confidence));
            _json.WriteString("Name", path[level]);
            _json.WriteString("ParentName", level == 0 ? "" : path[level - 1]);
            if (version.IsNew)
                _json.WriteNumber("TaxonomyLevel", level + 1);
            _json.WriteEndObject();
        }
    }

    private void Named(string name)
    {
        _json.WriteStartObject();
        _json.WriteString("Name", name);
        _json.WriteEndObject();
    }

    private void Box(RandomStream random)
    {
        _json.WriteStartObject("BoundingBox");
        _json.WriteNumber("Width", new decimal(random.Between(100, 400), 0, 0, isNegative: false, scale: 3));
        _json.WriteNumber("Height", new decimal(random.Between(200, 600), 0, 0, isNegative: false, scale: 3));
        _json.WriteNumber("Left", new decimal(random.Between(0, 600), 0, 0, isNegative: false, scale: 3));
        _json.WriteNumber("Top", new decimal(random.Between(0, 400), 0, 0, isNegative: false, scale: 3));
        _json.WriteEndObject();
    }

    private void Start(string digest, string operation, string at)
    {
        _json.WriteStartObject();
        _json.WriteString("picture", digest);
        _json.WriteString("operation", operation);
        _json.WriteString("recordedAt", at);
        _json.WriteStartObject("request");
    }

    private void StartResponse()
    {
        _json.WriteEndObject();
        _json.WriteStartObject("response");
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _file.Write("\n"u8);
    }
}
