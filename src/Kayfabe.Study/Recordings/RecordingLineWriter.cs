using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Recordings;

/// <summary>An answer of the service as it came.</summary>
/// <param name="Picture">The picture that was sent.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Region">The region that answered.</param>
/// <param name="At">When the answer came; written to the millisecond.</param>
/// <param name="Response">The body of the response.</param>
public sealed record ServiceAnswer(
    PictureDigest Picture, RecordingRequest Request, string Region, DateTimeOffset At, ReadOnlyMemory<byte> Response);

/// <summary>A recording as a line, with its line feed.</summary>
/// <param name="Bytes">The line.</param>
/// <param name="Model">The version of the model that answered; "" where the answer does not tell.</param>
public sealed record RecordingLine(ReadOnlyMemory<byte> Bytes, string Model);

/// <summary>
/// Makes recordings: one line of JSON, the members always in the order picture, operation, request, model (left out
/// where the answer has none), region, recordedAt, response. The same answer gives the same bytes. Not for several
/// threads at once.
/// </summary>
public sealed class RecordingLineWriter
{
    private readonly RecordingParser _parser = new();

    /// <summary>Makes a line of an answer, which is kept whole but for line breaks between its values.</summary>
    /// <exception cref="InputException">
    /// The answer is no JSON, lacks what the operation answers, or contradicts its request: the build could not use it.
    /// </exception>
    public RecordingLine Write(ServiceAnswer answer)
    {
        var response = WithoutLineBreaks(answer.Response);
        // The version is in the answer, and stands before it in the line: the answer is read first.
        _parser.Parse(Line(answer, "", response).AsSpan()[..^1]);
        var number = _parser.Response.Model;
        var model = number == ResponseParser.NoModel ? "" : _parser.Response.Models[number];
        var line = Line(answer, model, response);
        return line.Length - 1 <= RecordingReader.LongestLine
            ? new RecordingLine(line, model)
            : throw new InputException(new Fault(
                $"the answer is longer than {RecordingReader.LongestLine >> 20} MiB", "Ask for fewer labels."));
    }

    private static byte[] Line(ServiceAnswer answer, string model, ReadOnlySpan<byte> response)
    {
        var version = model.Length == 0 ? ""
            : $"\"model\":\"{JsonEncodedText.Encode(model, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\",";
        var before = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"picture\":\"{answer.Picture}\",\"operation\":\"{answer.Request.Kind.Operation()}\","
            + $"\"request\":{answer.Request.Json},{version}\"region\":\"{answer.Region}\","
            + $"\"recordedAt\":\"{answer.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\",\"response\":"));
        return [.. before, .. response, .. "}\n"u8];
    }

    // A line break is white space between two values: within a text JSON has it escaped.
    private static ReadOnlySpan<byte> WithoutLineBreaks(ReadOnlyMemory<byte> response)
    {
        var trimmed = response.Span.Trim(" \t\r\n"u8);
        if (!trimmed.ContainsAny((byte)'\n', (byte)'\r'))
            return trimmed;
        return trimmed.ToArray().Where(b => b is not ((byte)'\n' or (byte)'\r')).ToArray();
    }
}
