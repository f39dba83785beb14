using System.Text;
using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Detections;

/// <summary>
/// Recognizes from its first bytes a file that is not JSON lines of recordings: one fault and how to convert the file,
/// instead of a fault for each line.
/// </summary>
internal sealed class RecordingShape
{
    /// <summary>The number of bytes of a file that are read.</summary>
    public const int Bytes = 1 << 18;

    /// <summary>What to write for a picture.</summary>
    public const string DigestRemedy =
        "Write 'sha256:' and what sha256sum prints for the file that was sent to the service.";

    private const string Recipes = "see 'Answers that you have' in docs/studies.md.";
    private const int Names = 20;

    private readonly List<string> _outer = [];
    private readonly List<string> _inner = [];
    private JsonTokenType _root;
    private JsonTokenType _first;
    private string? _picture;
    private long? _end;

    /// <summary>The fault of the file as a whole, without a file name.</summary>
    /// <param name="start">Its first bytes, at most <see cref="Bytes"/>.</param>
    /// <returns>Null where the file can be read line by line.</returns>
    public static Fault? Of(ReadOnlySpan<byte> start)
    {
        if (start is [0x1F, 0x8B, ..])
            return new Fault("the file is compressed (gzip)", "Unpack it: gunzip <file>.");
        if (start is [0x50, 0x4B, 3, 4, ..])
            return new Fault("the file is compressed (zip)", "Unpack it: unzip <file>.");
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return new Fault("the file is UTF-16", "Save it as UTF-8: iconv -f UTF-16 -t UTF-8 <file>.");
        if (start.StartsWith("\uFEFF"u8))
            start = start[3..];
        start = start.TrimStart(" \t\r\n"u8);
        if (start.StartsWith("{'"u8) || start.StartsWith("[{'"u8))
        {
            return new Fault(
                "the file is a Python dictionary, not JSON",
                $"Write it with json.dumps, one recording a line; {Recipes}");
        }
        var shape = new RecordingShape();
        shape.Scan(start);
        // A line that was cut off goes on in the next one: only a value that ends, or starts alone on its line, is over
        // several.
        var feed = start.IndexOf((byte)'\n');
        return shape.ToFault(feed >= 0 && (feed < shape._end || start[..feed].TrimEnd(" \t\r"u8).SequenceEqual("{"u8)));
    }

    private static bool IsRecording(List<string> names) => names.Contains("response") && names.Contains("picture");

    private static bool IsAnswer(List<string> names) =>
        names.Exists(name => name is "Labels" or "ModerationLabels" or "CelebrityFaces");

    private Fault? ToFault(bool isOverLines)
    {
        if (_root == JsonTokenType.StartArray)
        {
            return new Fault(
                "the file is one JSON array, not one recording a line",
                IsAnswer(_inner) ? Wrapped : "Convert it: jq -c '.[]' <file>.");
        }
        if (_root != JsonTokenType.StartObject)
            return null;
        if (IsAnswer(_outer))
        {
            return new Fault(
                "the file has answers of the service by themselves, without picture, operation, request and time",
                Wrapped);
        }
        if (IsRecording(_outer))
        {
            if (isOverLines)
                return new Fault("each recording in the file spans several lines", "Convert it: jq -c . <file>.");
            return _picture is null || PictureDigest.TryParse(Encoding.UTF8.GetBytes(_picture), out _)
                ? null
                : new Fault(
                    $"the pictures have names such as '{Quotation.Shorten(_picture)}', not digests", DigestRemedy);
        }
        if (IsAnswer(_inner) && _first == JsonTokenType.StartObject)
        {
            return new Fault(
                $"the file is one object of answers by name, such as '{Quotation.Shorten(_outer[0])}', "
                + "not one recording a line",
                Wrapped);
        }
        if (!IsRecording(_inner))
            return null;
        return new Fault(
            $"the file is one object around its recordings, in '{Quotation.Shorten(_outer[0])}', "
            + "not one recording a line",
            _first == JsonTokenType.StartArray
                ? "Convert it: jq -c '.[] | arrays | .[]' <file>."
                : "Convert it: jq -c '.[]' <file>.");
    }

    private static string Wrapped =>
        $"Make a line of each answer, with the digest of its picture and what was asked: {Recipes}";

    /// <summary>Reads the first value: its names, and those of the first object in it.</summary>
    private void Scan(ReadOnlySpan<byte> start)
    {
        var reader = new Utf8JsonReader(start, isFinalBlock: false, default);
        try
        {
            string? name = null;
            var innerDepth = -1;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.GetString();
                    var list = reader.CurrentDepth == 1 ? _outer : reader.CurrentDepth == innerDepth ? _inner : null;
                    if (list?.Count < Names)
                        list.Add(name!);
                }
                else if (_root == JsonTokenType.None)
                    _root = reader.TokenType;
                else
                {
                    if (_first == JsonTokenType.None)
                        _first = reader.TokenType;
                    if (innerDepth < 0 && reader.TokenType == JsonTokenType.StartObject)
                        innerDepth = reader.CurrentDepth + 1;
                    if (reader.CurrentDepth == 1 && name == "picture" && reader.TokenType == JsonTokenType.String)
                        _picture = reader.GetString();
                }
                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    _end = reader.BytesConsumed;
                    return;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What was read up to here decides.
        }
    }
}
