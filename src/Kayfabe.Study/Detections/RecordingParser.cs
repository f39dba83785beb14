using System.Text;
using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Detections;

/// <summary>
/// Reads one line of recordings without allocating, except for names that are new. One instance reads many lines;
/// each overwrites what the one before left in the properties.
/// </summary>
internal sealed class RecordingParser
{
    private const string Remedy =
        "Mend the line by a copy of the answer; docs/studies.md says what a recording looks like.";

    private readonly ResponseParser _response = new();

    public PictureDigest Picture { get; private set; }

    public DetectionKind Kind { get; private set; }

    /// <summary>Ticks of UTC; a time without a zone is UTC.</summary>
    public long RecordedAt { get; private set; }

    public RecordedRequest Request { get; } = new();

    /// <summary>The names and confidences of the response, and the model's version.</summary>
    public ResponseParser Response => _response;

    /// <exception cref="InputException">
    /// The line is no recording; its fault has a column, and no file or line.
    /// </exception>
    public void Parse(ReadOnlySpan<byte> line)
    {
        // Not the final block: a line that is cut off then ends the reading, where it would be a syntax error.
        var reader = new Utf8JsonReader(line, isFinalBlock: false, default);
        try
        {
            Parse(line, ref reader);
        }
        catch (JsonException e)
        {
            throw Fault(line, e.BytePositionInLine ?? 0, "this is not JSON", Remedy);
        }
        catch (RecordingException e)
        {
            throw Fault(line, e.Position ?? reader.TokenStartIndex, e.Message, e.Remedy ?? Remedy);
        }
    }

    private void Parse(ReadOnlySpan<byte> line, ref Utf8JsonReader reader)
    {
        var (picture, operation, request, recordedAt, response) = (false, false, false, false, false);
        Utf8JsonReader deferred = default;
        reader.Next(line);
        reader.Expect(JsonTokenType.StartObject, "a recording is a JSON object");
        while (reader.Next(line) != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("picture"u8))
                picture = IsFirst(ref reader, picture, "picture") && ReadPicture(line, ref reader);
            else if (reader.ValueTextEquals("operation"u8))
                operation = IsFirst(ref reader, operation, "operation") && ReadOperation(line, ref reader);
            else if (reader.ValueTextEquals("request"u8))
                request = IsFirst(ref reader, request, "request") && Request.Read(line, ref reader);
            else if (reader.ValueTextEquals("recordedAt"u8))
                recordedAt = IsFirst(ref reader, recordedAt, "recordedAt") && ReadTime(line, ref reader);
            else if (reader.ValueTextEquals("response"u8))
            {
                response = IsFirst(ref reader, response, "response")
                    && (operation ? _response.Read(line, ref reader, Kind) : Defer(line, ref reader, ref deferred));
            }
            else
                reader.SkipValue(line);
        }
        if (line[(int)reader.BytesConsumed..].ContainsAnyExcept(" \t\r"u8))
            throw new RecordingException("something follows the recording on its line", reader.BytesConsumed);
        foreach (var (present, name) in (ReadOnlySpan<(bool, string)>)[(picture, "picture"), (operation, "operation"),
            (request, "request"), (recordedAt, "recordedAt"), (response, "response")])
        {
            if (!present)
                throw new RecordingException($"the recording has no '{name}'", 0);
        }
        if (deferred.TokenType != JsonTokenType.None)
            _response.Read(line, ref deferred, Kind);
        RecordedConsistency.Check(Request, Kind, _response);
    }

    private static bool IsFirst(ref Utf8JsonReader reader, bool wasThere, string name)
    {
        reader.ExpectFirst(!wasThere, name);
        return true;
    }

    /// <summary>Remembers where the response is: how to read it, the operation tells, which comes later.</summary>
    private static bool Defer(ReadOnlySpan<byte> line, ref Utf8JsonReader reader, ref Utf8JsonReader deferred)
    {
        deferred = reader;
        reader.SkipValue(line);
        return true;
    }

    private bool ReadPicture(ReadOnlySpan<byte> line, ref Utf8JsonReader reader)
    {
        reader.Next(line);
        reader.Expect(JsonTokenType.String, "'picture' is a text");
        if (!PictureDigest.TryParse(reader.ValueSpan, out var digest))
        {
            throw new RecordingException(
                "'picture' is not 'sha256:' and 64 hexadecimal digits", remedy: RecordingShape.DigestRemedy);
        }
        Picture = digest;
        return true;
    }

    private bool ReadOperation(ReadOnlySpan<byte> line, ref Utf8JsonReader reader)
    {
        reader.Next(line);
        reader.Expect(JsonTokenType.String, "'operation' is a text");
        Kind = reader.ValueTextEquals("DetectLabels"u8) ? DetectionKind.Label
            : reader.ValueTextEquals("DetectModerationLabels"u8) ? DetectionKind.Moderation
            : reader.ValueTextEquals("RecognizeCelebrities"u8) ? DetectionKind.Celebrity
            : throw new RecordingException(
                "the operation is none of DetectLabels, DetectModerationLabels, RecognizeCelebrities");
        return true;
    }

    private bool ReadTime(ReadOnlySpan<byte> line, ref Utf8JsonReader reader)
    {
        reader.Next(line);
        reader.Expect(JsonTokenType.String, "'recordedAt' is a text");
        if (!reader.TryGetDateTime(out var time))
            throw new RecordingException("'recordedAt' is not a time such as 2026-03-01T12:00:00Z");
        // A DateTime of kind Local came with an offset; only a DateTimeOffset keeps it apart from this machine's zone.
        RecordedAt = time.Kind == DateTimeKind.Local ? reader.GetDateTimeOffset().UtcTicks : time.Ticks;
        return true;
    }

    private static InputException Fault(ReadOnlySpan<byte> line, long at, string problem, string remedy) => new(new Fault(
        problem, remedy, Column: Encoding.UTF8.GetCharCount(line[..(int)long.Clamp(at, 0, line.Length)]) + 1));
}
