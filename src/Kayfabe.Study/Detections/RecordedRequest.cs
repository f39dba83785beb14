using System.Text;
using System.Text.Json;

namespace Kayfabe.Study.Detections;

/// <summary>
/// The request of a recording; a parameter that is absent has the service's default.
/// </summary>
/// <remarks>
/// Defaults of the service (Amazon Rekognition API): DetectLabels MinConfidence 55, MaxLabels 1000, Features
/// GENERAL_LABELS, no Settings; DetectModerationLabels MinConfidence 50; RecognizeCelebrities has no parameter but the
/// picture. Other features and settings (filters of labels) change the answer: such a request is another one.
/// </remarks>
internal sealed class RecordedRequest
{
    /// <summary>A longer request is shown up to here.</summary>
    private const int ShownBytes = 200;

    private readonly byte[] _text = new byte[ShownBytes];
    private int _length;
    private double? _minConfidence;
    private double? _maxLabels;
    private bool _hasFeatures;
    private bool _hasOthers;

    /// <summary>The request as it is written, at most as long as it is shown.</summary>
    public string Text => Encoding.UTF8.GetString(_text, 0, _length);

    /// <summary>Where the whole request stands in its line, in bytes.</summary>
    public Range Place { get; private set; }

    /// <summary>
    /// The confidence below which the service returned nothing; null where the operation has no such limit.
    /// </summary>
    public double? MinConfidence(DetectionKind kind) => kind switch
    {
        DetectionKind.Label => _minConfidence ?? 55,
        DetectionKind.Moderation => _minConfidence ?? 50,
        _ => null,
    };

    /// <summary>
    /// The number of labels that the service returned at most; null where the operation has no such limit.
    /// </summary>
    public double? MaxLabels(DetectionKind kind) => kind == DetectionKind.Label ? _maxLabels ?? 1000 : null;

    /// <summary>Whether this is the request that the study's settings describe.</summary>
    public bool Is(DetectionKind kind, DetectSettings settings) => !_hasOthers && kind switch
    {
        DetectionKind.Label => MinConfidence(kind) == settings.MinConfidence && MaxLabels(kind) == settings.MaxLabels,
        DetectionKind.Moderation =>
            MinConfidence(kind) == settings.MinConfidence && _maxLabels is null && !_hasFeatures,
        _ => _minConfidence is null && _maxLabels is null && !_hasFeatures,
    };

    public bool Read(ReadOnlySpan<byte> line, ref Utf8JsonReader reader)
    {
        (_minConfidence, _maxLabels, _hasFeatures, _hasOthers) = (null, null, false, false);
        reader.Next(line);
        reader.Expect(JsonTokenType.StartObject, "'request' must be a JSON object");
        var start = (int)reader.TokenStartIndex;
        while (reader.Next(line) != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("MinConfidence"u8))
            {
                reader.ExpectFirst(_minConfidence is null, "MinConfidence");
                _minConfidence = reader.ReadNumber(line);
            }
            else if (reader.ValueTextEquals("MaxLabels"u8))
            {
                reader.ExpectFirst(_maxLabels is null, "MaxLabels");
                _maxLabels = reader.ReadNumber(line);
            }
            else if (reader.ValueTextEquals("Features"u8))
            {
                reader.ExpectFirst(!_hasFeatures, "Features");
                _hasFeatures = true;
                _hasOthers |= !IsDefaultFeatures(line, ref reader);
            }
            else
            {
                _hasOthers = true;
                reader.SkipValue(line);
            }
        }
        Place = start..(int)reader.BytesConsumed;
        var text = line[Place];
        _length = int.Min(text.Length, ShownBytes);
        text[.._length].CopyTo(_text);
        return true;
    }

    private static bool IsDefaultFeatures(ReadOnlySpan<byte> line, ref Utf8JsonReader reader)
    {
        reader.Next(line);
        reader.Expect(JsonTokenType.StartArray, "'Features' must be a JSON array");
        var (count, isDefault) = (0, true);
        while (reader.Next(line) != JsonTokenType.EndArray)
        {
            reader.Expect(JsonTokenType.String, "a feature must be a string");
            isDefault &= reader.ValueTextEquals("GENERAL_LABELS"u8);
            count++;
        }
        return isDefault && count == 1;
    }
}
