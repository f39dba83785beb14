using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// The answers of one file of recordings to the requests of a study: of each picture the time and the model of the
/// last.
/// </summary>
internal sealed class RecordedDigests
{
    /// <summary>Raise it when recordings are read otherwise: what is remembered is then read again.</summary>
    private const string Form = "kayfabe recorded digests 1";

    private const long PartBytes = 32 << 20;

    private readonly Entry[][] _entries;
    private readonly string[] _models;

    private RecordedDigests(Entry[][] entries, string[] models) => (_entries, _models) = (entries, models);

    /// <summary>When and by which model a picture was last answered for; null where it was not.</summary>
    public (long At, string Model)? Find(DetectionKind kind, PictureDigest picture)
    {
        var entries = _entries[(int)kind];
        var (low, high) = (0, entries.Length - 1);
        while (low <= high)
        {
            var middle = (int)((uint)(low + high) / 2);
            var order = entries[middle].Picture.CompareTo(picture);
            if (order == 0)
                return (entries[middle].At, _models[entries[middle].Model]);
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return null;
    }

    /// <summary>The name under which the answers of a content to the requests of a study are remembered.</summary>
    public static string NameOf(string digest, DetectSettings settings)
    {
        var requests = RecordingRequest.Of(settings).Select(request => request.Kind.Operation() + request.Json);
        var text = string.Join('\n', [Form, digest, .. requests]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Reads a file of recordings on all processors.</summary>
    /// <exception cref="InputException">Lines that are not recordings.</exception>
    public static RecordedDigests Read(RecordingFile file, DetectSettings settings)
    {
        var entries = new List<Entry>[DetectionKinds.All.Count];
        for (var kind = 0; kind < entries.Length; kind++)
            entries[kind] = [];
        var models = new List<string> { "" };
        var failed = false;
        using (var handle = File.OpenHandle(file.Path))
        {
            var parts = Enumerable.Range(0, (int)((RandomAccess.GetLength(handle) / PartBytes) + 1));
            Parallel.ForEach(parts, part =>
            {
                var batch = new Batch(settings);
                var lines = new RecordingLines(RecordingReader.LongestLine);
                lines.Read(handle, new FilePart(0, part * PartBytes, (part + 1) * PartBytes), batch.Add);
                lock (models)
                {
                    failed |= batch.HasFailed;
                    batch.AddTo(entries, models);
                }
            });
        }
        // The reader of Detect says what is wrong with which line.
        if (failed)
            new RecordingReader([file], new Dictionary<PictureDigest, int>(), settings).Read(threads: 1);
        return new RecordedDigests(Array.ConvertAll(entries, LastOfEach), [.. models]);
    }

    /// <summary>What was remembered; null where there is nothing, or it is damaged.</summary>
    public static RecordedDigests? TryLoad(string path)
    {
        if (!File.Exists(path))
            return null;
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < SHA256.HashSizeInBytes)
            return null;
        var content = bytes.Length - SHA256.HashSizeInBytes;
        if (!SHA256.HashData(bytes.AsSpan(0, content)).AsSpan().SequenceEqual(bytes.AsSpan(content)))
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, content));
        var models = new string[reader.ReadInt32()];
        for (var i = 0; i < models.Length; i++)
            models[i] = reader.ReadString();
        var entries = new Entry[DetectionKinds.All.Count][];
        for (var kind = 0; kind < entries.Length; kind++)
        {
            entries[kind] = new Entry[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(entries[kind].AsSpan()));
        }
        return new RecordedDigests(entries, models);
    }

    /// <summary>Remembers it, in the byte order of this machine, with a checksum.</summary>
    public void Save(string path)
    {
        var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(_models.Length);
            foreach (var model in _models)
                writer.Write(model);
            foreach (var entries in _entries)
            {
                writer.Write(entries.Length);
                writer.Write(MemoryMarshal.AsBytes(entries.AsSpan()));
            }
        }
        var sum = SHA256.HashData(memory.GetBuffer().AsSpan(0, (int)memory.Length));
        WholeFile.Write(path, file =>
        {
            memory.WriteTo(file);
            file.Write(sum);
        });
    }

    private static Entry[] LastOfEach(List<Entry> entries)
    {
        entries.Sort(static (left, right) =>
            left.Picture.CompareTo(right.Picture) is not 0 and var order ? order : left.At.CompareTo(right.At));
        var kept = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            if (i + 1 == entries.Count || entries[i + 1].Picture != entries[i].Picture)
                entries[kept++] = entries[i];
        }
        CollectionsMarshal.SetCount(entries, kept);
        return [.. entries];
    }

    /// <summary>An answer: the picture, ticks of UTC, and the number of its model.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 8)]
    private readonly record struct Entry(PictureDigest Picture, long At, long Model);

    /// <summary>What one thread reads of a file.</summary>
    private sealed class Batch(DetectSettings settings)
    {
        private readonly RecordingParser _parser = new();
        private readonly List<(DetectionKind Kind, Entry Entry)> _found = [];

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
            if (settings.Kinds.Contains(_parser.Kind) && _parser.Request.Is(_parser.Kind, settings))
            {
                _found.Add((
                    _parser.Kind, new Entry(_parser.Picture, _parser.RecordedAt, _parser.Response.Model)));
            }
            return true;
        }

        public void AddTo(List<Entry>[] entries, List<string> models)
        {
            foreach (var (kind, entry) in _found)
            {
                var version = entry.Model == ResponseParser.NoModel ? "" : _parser.Response.Models[(int)entry.Model];
                var number = models.IndexOf(version);
                if (number < 0)
                {
                    number = models.Count;
                    models.Add(version);
                }
                entries[(int)kind].Add(entry with { Model = number });
            }
        }
    }
}
