using System.Text.Json;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Detections;

/// <summary>
/// Reads the service's response: <c>Labels</c> and <c>LabelModelVersion</c>, <c>ModerationLabels</c> and
/// <c>ModerationModelVersion</c>, or <c>CelebrityFaces</c>, as the service's API reference describes them. What else
/// the response has (boxes, landmarks, categories) is passed over.
/// </summary>
internal sealed class ResponseParser
{
    /// <summary>The number of a model version that the response does not tell.</summary>
    public const int NoModel = -1;

    private readonly List<int> _names = [];
    private readonly List<double> _confidences = [];
    private byte[] _unescaped = new byte[256];

    /// <summary>The names that were ever met, one table a kind.</summary>
    public IReadOnlyList<NameTable> NameTables { get; } = [.. DetectionKinds.All.Select(kind => new NameTable(kind))];

    /// <summary>The model versions that were ever met.</summary>
    public Utf8Pool Models { get; } = new();

    /// <summary>The number of the response's model version in <see cref="Models"/>, or <see cref="NoModel"/>.</summary>
    public int Model { get; private set; }

    /// <summary>The response's detections by the numbers of the kind's name table, as listed.</summary>
    public List<int> Names => _names;

    /// <summary>The confidence of each of <see cref="Names"/>, 0 to 100.</summary>
    public List<double> Confidences => _confidences;

    /// <summary>The lowest and the highest confidence; infinite where there is none.</summary>
    public (double Lowest, double Highest) Range { get; private set; }

    /// <summary>Where the response has its lowest confidence: the byte of the line; meaningless where it has none.</summary>
    public long LowestAt { get; private set; }

    /// <summary>Where the list of detections starts: the byte of the line.</summary>
    public long ListAt { get; private set; }

    public bool Read(ReadOnlySpan<byte> line, ref Utf8JsonReader reader, DetectionKind kind)
    {
        _names.Clear();
        _confidences.Clear();
        Model = NoModel;
        Range = (double.PositiveInfinity, double.NegativeInfinity);
        var (hasList, hasModel) = (false, false);
        reader.Next(line);
        reader.Expect(JsonTokenType.StartObject, "'response' is a JSON object");
        var start = reader.TokenStartIndex;
        while (reader.Next(line) != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals(ListName(kind)))
            {
                reader.ExpectFirst(!hasList, "the list of detections");
                hasList = ReadList(line, ref reader, kind);
            }
            else if (kind != DetectionKind.Celebrity && reader.ValueTextEquals(ModelName(kind)))
            {
                reader.ExpectFirst(!hasModel, "the model version");
                (hasModel, Model) = (true, ReadModel(line, ref reader));
            }
            else
                reader.SkipValue(line);
        }
        if (!hasList)
            throw new RecordingException($"the response of {kind.Operation()} has no list of detections", start);
        return true;
    }

    private int ReadModel(ReadOnlySpan<byte> line, ref Utf8JsonReader reader)
    {
        if (reader.Next(line) == JsonTokenType.Null)
            return NoModel;
        reader.Expect(JsonTokenType.String, "a model version is a text");
        return Models.Add(Text(ref reader));
    }

    private static ReadOnlySpan<byte> ListName(DetectionKind kind) => kind switch
    {
        DetectionKind.Label => "Labels"u8,
        DetectionKind.Moderation => "ModerationLabels"u8,
        _ => "CelebrityFaces"u8,
    };

    private static ReadOnlySpan<byte> ModelName(DetectionKind kind) =>
        kind == DetectionKind.Label ? "LabelModelVersion"u8 : "ModerationModelVersion"u8;

    private bool ReadList(ReadOnlySpan<byte> line, ref Utf8JsonReader reader, DetectionKind kind)
    {
        reader.Next(line);
        reader.Expect(JsonTokenType.StartArray, "the detections are a JSON array");
        ListAt = reader.TokenStartIndex;
        while (reader.Next(line) != JsonTokenType.EndArray)
            ReadDetection(line, ref reader, kind);
        return true;
    }

    private void ReadDetection(ReadOnlySpan<byte> line, ref Utf8JsonReader reader, DetectionKind kind)
    {
        var names = NameTables[(int)kind];
        var confidenceName = kind == DetectionKind.Celebrity ? "MatchConfidence"u8 : "Confidence"u8;
        double? confidence = null;
        var parents = NameTable.Root;
        int? name = null;
        reader.Expect(JsonTokenType.StartObject, "a detection is a JSON object");
        var start = reader.TokenStartIndex;
        while (reader.Next(line) != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("Name"u8))
            {
                reader.ExpectFirst(name is null, "Name");
                name = ReadName(line, ref reader, names);
            }
            else if (reader.ValueTextEquals(confidenceName))
            {
                reader.ExpectFirst(confidence is null, kind == DetectionKind.Celebrity ? "MatchConfidence" : "Confidence");
                confidence = ReadConfidence(line, ref reader);
            }
            else if (kind == DetectionKind.Label && reader.ValueTextEquals("Parents"u8))
                parents = ReadParents(line, ref reader, names);
            else if (kind == DetectionKind.Moderation && reader.ValueTextEquals("ParentName"u8))
                parents = ReadParent(line, ref reader, names);
            else
                reader.SkipValue(line);
        }
        var path = names.AddPath(parents, name ?? throw new RecordingException("a detection has no name", start));
        _names.Add(path);
        _confidences.Add(confidence ?? throw new RecordingException("a detection has no confidence", start));
    }

    private int ReadName(ReadOnlySpan<byte> line, ref Utf8JsonReader reader, NameTable names)
    {
        reader.Next(line);
        reader.Expect(JsonTokenType.String, "a name is a text");
        return reader.ValueSpan.IsEmpty
            ? throw new RecordingException("a name is empty")
            : names.AddName(Text(ref reader));
    }

    private double ReadConfidence(ReadOnlySpan<byte> line, ref Utf8JsonReader reader)
    {
        var confidence = reader.ReadNumber(line);
        if (confidence is not (>= 0 and <= 100))
            throw new RecordingException("the confidence is outside 0 to 100");
        if (confidence < Range.Lowest)
            LowestAt = reader.TokenStartIndex;
        Range = (double.Min(confidence, Range.Lowest), double.Max(confidence, Range.Highest));
        return confidence;
    }

    private int ReadParents(ReadOnlySpan<byte> line, ref Utf8JsonReader reader, NameTable names)
    {
        var path = NameTable.Root;
        reader.Next(line);
        reader.Expect(JsonTokenType.StartArray, "'Parents' is a JSON array");
        while (reader.Next(line) != JsonTokenType.EndArray)
        {
            reader.Expect(JsonTokenType.StartObject, "a parent is a JSON object");
            while (reader.Next(line) != JsonTokenType.EndObject)
            {
                if (reader.ValueTextEquals("Name"u8))
                    path = names.AddPath(path, ReadName(line, ref reader, names));
                else
                    reader.SkipValue(line);
            }
        }
        return path;
    }

    /// <summary>A name at the top of the moderation taxonomy has the parent "".</summary>
    private int ReadParent(ReadOnlySpan<byte> line, ref Utf8JsonReader reader, NameTable names)
    {
        reader.Next(line);
        if (reader.TokenType == JsonTokenType.Null)
            return NameTable.Root;
        reader.Expect(JsonTokenType.String, "'ParentName' is a text");
        return reader.ValueSpan.IsEmpty
            ? NameTable.Root
            : names.AddPath(NameTable.Root, names.AddName(Text(ref reader)));
    }

    private ReadOnlySpan<byte> Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;
        if (_unescaped.Length < reader.ValueSpan.Length)
            _unescaped = new byte[reader.ValueSpan.Length];
        try
        {
            return _unescaped.AsSpan(0, reader.CopyString(_unescaped));
        }
        catch (InvalidOperationException)
        {
            throw new RecordingException("a text has half of a surrogate pair");
        }
    }
}
