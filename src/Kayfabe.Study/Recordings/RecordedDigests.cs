using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Recordings;

/// <summary>
/// The pictures that one file of recordings has an answer for, to the requests of a study, by kind and in order.
/// </summary>
internal sealed class RecordedDigests
{
    /// <summary>Raise it when recordings are read otherwise: what is remembered is then read again.</summary>
    private const string Form = "kayfabe recorded digests 1";

    private const long PartBytes = 32 << 20;

    private readonly PictureDigest[][] _pictures;

    private RecordedDigests(PictureDigest[][] pictures, IReadOnlyList<ServiceModel> models) =>
        (_pictures, Models) = (pictures, models);

    public IReadOnlyList<ServiceModel> Models { get; }

    public bool Has(DetectionKind kind, PictureDigest picture) => Array.BinarySearch(_pictures[(int)kind], picture) >= 0;

    /// <summary>The name under which the answers of a content to the requests of a study are remembered.</summary>
    public static string NameOf(string digest, DetectSettings settings, DateTimeOffset? since)
    {
        var requests = RecordingRequest.Of(settings).Select(request => request.Kind.Operation() + request.Json);
        var text = string.Join('\n', [Form, digest, $"{since?.UtcTicks}", .. requests]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Reads a file of recordings on all processors.</summary>
    /// <exception cref="InputException">Lines that are not recordings.</exception>
    public static RecordedDigests Read(RecordingFile file, DetectSettings settings, DateTimeOffset? since)
    {
        var pictures = Array.ConvertAll(new List<PictureDigest>[DetectionKinds.All.Count], _ => new List<PictureDigest>());
        var models = new Dictionary<(DetectionKind Kind, string Version), int>();
        var failed = false;
        using (var handle = File.OpenHandle(file.Path))
        {
            var parts = Enumerable.Range(0, (int)((RandomAccess.GetLength(handle) / PartBytes) + 1));
            Parallel.ForEach(parts, part =>
            {
                var batch = new DigestBatch(settings, since?.UtcTicks ?? 0);
                var lines = new RecordingLines(RecordingReader.LongestLine);
                lines.Read(handle, new FilePart(0, part * PartBytes, (part + 1) * PartBytes), batch.Add);
                lock (models)
                {
                    failed |= batch.HasFailed;
                    batch.AddTo(pictures, models);
                }
            });
        }
        // The reader of Detect says what is wrong with which line.
        if (failed)
            new RecordingReader([file], new Dictionary<PictureDigest, int>(), settings).Read(Environment.ProcessorCount);
        return new RecordedDigests(
            Array.ConvertAll(pictures, InOrder),
            [.. models.Select(model => new ServiceModel(model.Key.Kind, model.Key.Version, model.Value))]);
    }

    /// <summary>What was remembered; null where there is nothing, or it is damaged.</summary>
    public static RecordedDigests? TryLoad(string path)
    {
        if (!File.Exists(path))
            return null;
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < SHA256.HashSizeInBytes)
            return null;
        var content = bytes.AsMemory(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(content.Span).AsSpan().SequenceEqual(bytes.AsSpan(content.Length)))
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, content.Length));
        var models = new ServiceModel[reader.ReadInt32()];
        for (var i = 0; i < models.Length; i++)
            models[i] = new ServiceModel((DetectionKind)reader.ReadInt32(), reader.ReadString(), reader.ReadInt32());
        var pictures = new PictureDigest[DetectionKinds.All.Count][];
        for (var kind = 0; kind < pictures.Length; kind++)
        {
            pictures[kind] = new PictureDigest[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(pictures[kind].AsSpan()));
        }
        return new RecordedDigests(pictures, models);
    }

    public void Save(string path)
    {
        var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Models.Count);
            foreach (var (kind, version, recordings) in Models)
            {
                writer.Write((int)kind);
                writer.Write(version);
                writer.Write(recordings);
            }
            foreach (var pictures in _pictures)
            {
                writer.Write(pictures.Length);
                writer.Write(MemoryMarshal.AsBytes(pictures.AsSpan()));
            }
        }
        var content = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        var sum = SHA256.HashData(content);
        WholeFile.Write(path, file =>
        {
            memory.WriteTo(file);
            file.Write(sum);
        });
    }

    private static PictureDigest[] InOrder(List<PictureDigest> pictures)
    {
        PictureDigest[] sorted = [.. pictures];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>What one thread reads of a file.</summary>
    private sealed class DigestBatch(DetectSettings settings, long since)
    {
        private readonly RecordingParser _parser = new();
        private readonly List<(DetectionKind Kind, PictureDigest Picture, int Model)> _found = [];

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
            if (_parser.RecordedAt >= since && settings.Kinds.Contains(_parser.Kind)
                && _parser.Request.Is(_parser.Kind, settings))
                _found.Add((_parser.Kind, _parser.Picture, _parser.Response.Model));
            return true;
        }

        public void AddTo(
            List<PictureDigest>[] pictures, Dictionary<(DetectionKind Kind, string Version), int> models)
        {
            foreach (var (kind, picture, model) in _found)
            {
                pictures[(int)kind].Add(picture);
                if (kind == DetectionKind.Celebrity)
                    continue;
                var version = (kind, model == ResponseParser.NoModel ? "" : _parser.Response.Models[model]);
                models[version] = models.GetValueOrDefault(version) + 1;
            }
        }
    }
}
