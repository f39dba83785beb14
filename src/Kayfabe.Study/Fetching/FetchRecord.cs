using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kayfabe.Settings;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Posts;

namespace Kayfabe.Study.Fetching;

/// <summary>
/// The record of the pictures that were fetched: <c>pictures.jsonl</c> in the study's folder, a JSON object a line. A
/// line is added before its picture is put in place; when all is done, the lines are sorted by picture.
/// </summary>
/// <remarks>No stage reads it: a picture is what its bytes are, not where they came from.</remarks>
public sealed class FetchRecord : IDisposable
{
    /// <summary>The name of the file in the study's folder.</summary>
    public const string FileName = "pictures.jsonl";

    private static readonly JsonWriterOptions s_compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private readonly string _name;
    private string _last = "";
    private long _length;

    private FetchRecord(FileStream file, string name) => (_file, _name) = (file, name);

    /// <summary>The number of pictures.</summary>
    public int Count => _known.Count;

    /// <summary>Whether the lines are in the order of their pictures.</summary>
    public bool IsSorted { get; private set; } = true;

    /// <summary>Opens the record to add to it; what a killed run left of its last line is removed.</summary>
    /// <param name="path">The file; it is made where there is none.</param>
    /// <param name="name">What faults call it.</param>
    /// <exception cref="InputException">A line cannot be read.</exception>
    public static FetchRecord Open(string path, string name) => Open(path, name, FileMode.OpenOrCreate);

    /// <summary>Opens the record to read it; changes nothing.</summary>
    /// <inheritdoc cref="Open(string, string)"/>
    public static FetchRecord OpenToRead(string path, string name) => Open(path, name, FileMode.Open);

    private static FetchRecord Open(string path, string name, FileMode mode)
    {
        var access = mode == FileMode.Open ? FileAccess.Read : FileAccess.ReadWrite;
        FileStream? file = null;
        try
        {
            file = new FileStream(path, mode, access, FileShare.Read | FileShare.Delete, bufferSize: 0);
            var record = new FetchRecord(file, name);
            record.ReadAll();
            file = null;
            return record;
        }
        finally
        {
            file?.Dispose();
        }
    }

    /// <summary>What the file of a picture was when it was fetched; null where it was not.</summary>
    public (string Digest, long Bytes, string Format, DateTimeOffset Fetched)? Find(string picture)
    {
        lock (_gate)
        {
            return _known.TryGetValue(picture, out var known)
                ? (known.Digest.ToString(), known.Bytes, known.IsPng ? "png" : "jpeg", known.Fetched)
                : null;
        }
    }

    /// <summary>Adds a line, which is in the file when this returns, whatever becomes of this process.</summary>
    /// <exception cref="IOException">The disk is full, or cannot be written.</exception>
    public void Add(FetchedPicture picture)
    {
        var line = LineOf(picture);
        lock (_gate)
        {
            try
            {
                RandomAccess.Write(_file.SafeFileHandle, line.WrittenSpan, _length);
            }
            catch (IOException)
            {
                _file.SetLength(_length);
                throw;
            }
            Remember(picture, _length, line.WrittenCount);
            _length += line.WrittenCount;
        }
    }

    /// <summary>Copies the lines, sorted by picture.</summary>
    public void WriteSorted(Stream target)
    {
        var buffer = new byte[1 << 12];
        foreach (var (_, known) in _known.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (known.Length > buffer.Length)
                buffer = new byte[known.Length];
            _file.Position = known.Start;
            _file.ReadExactly(buffer, 0, known.Length);
            target.Write(buffer, 0, known.Length);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static ArrayBufferWriter<byte> LineOf(FetchedPicture picture)
    {
        var line = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(line, s_compact))
        {
            json.WriteStartObject();
            json.WriteString("picture", picture.Picture);
            json.WriteString("digest", picture.Digest);
            json.WriteNumber("bytes", picture.Bytes);
            json.WriteString("format", picture.Header.Format);
            json.WriteNumber("width", picture.Header.Width);
            json.WriteNumber("height", picture.Header.Height);
            json.WriteString("url", picture.Address);
            json.WriteString(
                "fetched",
                picture.Fetched.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        line.Write("\n"u8);
        return line;
    }

    private void ReadAll()
    {
        var number = 0;
        var line = new ArrayBufferWriter<byte>(1 << 10);
        var buffer = new byte[1 << 16];
        long offset = 0;
        for (int count; (count = RandomAccess.Read(_file.SafeFileHandle, buffer, offset)) > 0; offset += count)
        {
            var rest = buffer.AsSpan(0, count);
            for (int feed; (feed = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(feed + 1)..])
            {
                line.Write(rest[..(feed + 1)]);
                Take(line.WrittenMemory, ++number);
                line.ResetWrittenCount();
            }
            line.Write(rest);
        }
        if (line.WrittenCount > 0)
            TakeLast(line, number + 1);
    }

    private void TakeLast(ArrayBufferWriter<byte> line, int number)
    {
        if (Parse(line.WrittenMemory).Picture is null)
        {
            if (_file.CanWrite)
                _file.SetLength(_length);
            return;
        }
        // Whole, but for its end.
        if (_file.CanWrite)
            RandomAccess.Write(_file.SafeFileHandle, "\n"u8, _length + line.WrittenCount);
        line.Write("\n"u8);
        Take(line.WrittenMemory, number);
    }

    private void Take(ReadOnlyMemory<byte> line, int number)
    {
        var (picture, problem, column) = Parse(line);
        if (picture is null)
            throw Fault(number, column, problem, "Restore the file from git");
        if (!Remember(picture, _length, line.Length))
        {
            throw Fault(
                number, 1, "the picture is there twice, with two digests", "Keep the line of the file there is");
        }
        _length += line.Length;
    }

    // The picture, or what is wrong with the line, and where.
    private static (FetchedPicture? Picture, string Problem, int Column) Parse(ReadOnlyMemory<byte> line)
    {
        var member = "";
        try
        {
            using var json = JsonDocument.Parse(line);
            JsonElement Of(string name) => json.RootElement.GetProperty(member = name);
            string Text(string name) => Of(name).GetString() ?? throw new FormatException();
            string Valid(string name, Func<string, bool> isValid) =>
                Text(name) is var text && isValid(text) ? text : throw new FormatException();
            var picture = new FetchedPicture(
                Valid("picture", static id => Shortcode.IsValid(id)), // It becomes the name of a file.
                Valid("digest", static text => PictureDigest.TryParse(Encoding.UTF8.GetBytes(text), out _)),
                Of("bytes").GetInt64(),
                new PictureHeader(
                    Valid("format", static format => format is "jpeg" or "png"),
                    Of("width").GetInt32(), Of("height").GetInt32()),
                Text("url"), DateTimeOffset.Parse(Text("fetched"), CultureInfo.InvariantCulture));
            return (picture, "", 0);
        }
        catch (JsonException e)
        {
            return (null, "this is not the JSON of a picture that was fetched", (int)(e.BytePositionInLine ?? 0) + 1);
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or InvalidOperationException)
        {
            var at = line.Span.IndexOf(Encoding.UTF8.GetBytes($"\"{member}\""));
            return (null, $"'{member}' is missing, or not as it was written", int.Max(at, 0) + 1);
        }
    }

    private InputException Fault(int line, int column, string problem, string remedy) =>
        new(new Fault(problem, remedy, _name, line, column));

    // False where another digest is known of the picture.
    private bool Remember(FetchedPicture picture, long start, int length)
    {
        _ = PictureDigest.TryParse(Encoding.UTF8.GetBytes(picture.Digest), out var digest);
        if (_known.TryGetValue(picture.Picture, out var known))
        {
            IsSorted = false;
            return known.Digest == digest;
        }
        IsSorted &= string.CompareOrdinal(_last, picture.Picture) < 0;
        _last = picture.Picture;
        _known.Add(
            picture.Picture,
            new Known(digest, picture.Bytes, picture.Header.Format == "png", picture.Fetched, start, length));
        return true;
    }

    private readonly record struct Known(
        PictureDigest Digest, long Bytes, bool IsPng, DateTimeOffset Fetched, long Start, int Length);
}
