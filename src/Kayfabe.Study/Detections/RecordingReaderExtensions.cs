using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Kayfabe.Settings;

namespace Kayfabe.Study.Detections;

/// <summary>
/// Why a line is no recording. Never leaves this folder: it becomes a fault with file, line and column.
/// </summary>
/// <param name="problem">A clause, as in <see cref="Fault.Problem"/>.</param>
/// <param name="position">The byte of the line; null: where the reader stands.</param>
/// <param name="remedy">What to do; null for what can be said of any line.</param>
[SuppressMessage("Design", "CA1064", Justification = "Caught where a line is parsed; no caller sees it.")]
internal sealed class RecordingException(string problem, long? position = null, string? remedy = null)
    : Exception(problem)
{
    public long? Position { get; } = position;

    public string? Remedy { get; } = remedy;
}

/// <summary>Steps through one line of JSON that was read as a part that is not final.</summary>
internal static class RecordingReaderExtensions
{
    /// <summary>Goes to the next token, which there must be.</summary>
    public static JsonTokenType Next(this ref Utf8JsonReader reader, ReadOnlySpan<byte> line) => reader.Read()
        ? reader.TokenType
        : throw CutOff(line);

    /// <summary>Passes over the value of the property that the reader stands on.</summary>
    public static void SkipValue(this ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        if (!reader.TrySkip())
            throw CutOff(line);
    }

    public static void Expect(this ref Utf8JsonReader reader, JsonTokenType type, string rule)
    {
        if (reader.TokenType != type)
            throw new RecordingException($"{rule}, this is not one");
    }

    /// <summary>Refuses a property that was there before: which of the two holds, nobody can tell.</summary>
    public static void ExpectFirst(this ref Utf8JsonReader reader, bool isFirst, string name)
    {
        if (!isFirst)
            throw new RecordingException($"{name} is there twice", reader.TokenStartIndex);
    }

    /// <summary>Reads the value of the property that the reader stands on.</summary>
    public static double ReadNumber(this ref Utf8JsonReader reader, ReadOnlySpan<byte> line) =>
        reader.Next(line) == JsonTokenType.Number && reader.TryGetDouble(out var number)
            ? number
            : throw new RecordingException("this is not a number");

    private static RecordingException CutOff(ReadOnlySpan<byte> line) =>
        new("the recording is cut off in mid-line", line.Length);
}
