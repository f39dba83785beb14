using System.Security.Cryptography;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Sorting;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// The answers of one file of recordings to the requests of a study, remembered in a file of its own: an
/// <see cref="AnswerLine"/> each, in order, and a checksum of them.
/// </summary>
internal static class RecordedFileAnswers
{
    /// <summary>Raise it when recordings are read otherwise: what is remembered is then read again.</summary>
    private const string Form = "kayfabe recorded answers 2";

    private const long PartBytes = 32 << 20;

    /// <summary>The name under which the answers of a content to the requests of a study are remembered.</summary>
    public static string NameOf(string digest, DetectSettings settings)
    {
        var requests = RecordingRequest.Of(settings).Select(request => request.Kind.Operation() + request.Json);
        var text = string.Join('\n', [Form, digest, .. requests]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Reads a file of recordings on all processors, and remembers its answers.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settings">What the study asks.</param>
    /// <param name="path">Where they are remembered; what is sorted until then is beside it.</param>
    /// <exception cref="InputException">Lines that are not recordings.</exception>
    public static void Remember(RecordingFile file, DetectSettings settings, string path)
    {
        using var answers = new SortedLines(Path.GetDirectoryName(path)!, Path.GetFileName(path));
        var failed = false;
        using (var handle = File.OpenHandle(file.Path))
        {
            var parts = Enumerable.Range(0, (int)((RandomAccess.GetLength(handle) / PartBytes) + 1));
            Parallel.ForEach(parts, part =>
            {
                var batch = new Batch(settings, answers);
                var lines = new RecordingLines(RecordingReader.LongestLine);
                lines.Read(handle, new FilePart(0, part * PartBytes, (part + 1) * PartBytes), batch.Add);
                if (batch.HasFailed)
                    Volatile.Write(ref failed, true);
            });
        }
        // The reader of Detect says what is wrong with which line.
        if (failed)
            new RecordingReader([file], new Dictionary<PictureDigest, int>(), settings).Read(threads: 1);
        using var sorted = answers.Read();
        Save(path, sorted);
    }

    /// <summary>Whether what is remembered is there as it was written.</summary>
    public static bool IsWhole(string path)
    {
        if (!File.Exists(path))
            return false;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var left = file.Length - SHA256.HashSizeInBytes;
        if (left < 0)
            return false;
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        while (left > 0)
        {
            var read = file.Read(buffer.AsSpan(0, (int)long.Min(buffer.Length, left)));
            if (read == 0)
                return false;
            sum.AppendData(buffer, 0, read);
            left -= read;
        }
        file.ReadExactly(buffer.AsSpan(0, SHA256.HashSizeInBytes));
        return sum.GetHashAndReset().AsSpan().SequenceEqual(buffer.AsSpan(0, SHA256.HashSizeInBytes));
    }

    /// <summary>Opens what is remembered, and whole.</summary>
    public static LineReader Open(string path) => new(path, without: SHA256.HashSizeInBytes);

    private static void Save(string path, LineMerge sorted) => WholeFile.Write(path, file =>
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (sorted.Next())
        {
            file.WriteLine(sorted.Line);
            sum.AppendData(sorted.Line);
            sum.AppendData("\n"u8);
        }
        file.Write(sum.GetHashAndReset());
    });

    /// <summary>What one thread reads of a file.</summary>
    private sealed class Batch(DetectSettings settings, SortedLines answers)
    {
        private readonly RecordingParser _parser = new();

        public bool HasFailed { get; private set; }

        public bool Add(ReadOnlySpan<byte> line, long offset)
        {
            if (offset == 0 && line.StartsWith("\uFEFF"u8))
                line = line[3..];
            if (!line.ContainsAnyExcept(" \t\r"u8))
                return true;
            try
            {
                _parser.Parse(line);
            }
            catch (InputException)
            {
                HasFailed = true;
                return false;
            }
            if (!settings.Kinds.Contains(_parser.Kind) || !_parser.Request.Is(_parser.Kind, settings))
                return true;
            var number = _parser.Response.Model;
            var model = number == ResponseParser.NoModel ? "" : _parser.Response.Models[number];
            var answer = AnswerLine.Of(_parser.Picture, _parser.Kind, _parser.RecordedAt, model);
            lock (answers)
                answers.Add(answer);
            return true;
        }
    }
}
