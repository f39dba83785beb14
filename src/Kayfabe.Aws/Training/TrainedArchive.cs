using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using Kayfabe.Settings;
using Kayfabe.Shared;

namespace Kayfabe.Aws.Training;

/// <summary>
/// Reads <c>model.tar.gz</c> as a training job leaves it. The archive is taken for a stranger's: names stay within the
/// folder, links and devices are refused, sizes are bounded, and a file is only written as a new one.
/// </summary>
/// <param name="path">The archive, a local file.</param>
/// <param name="name">What faults call it, such as its address.</param>
/// <param name="limits">The limits; null for the defaults.</param>
public sealed class TrainedArchive(string path, string name, ArchiveLimits? limits = null)
{
    /// <summary>The one file of an archive of the built-in XGBoost.</summary>
    public const string XgboostModel = "xgboost-model";

    // A model in memory; the library takes it whole.
    private const long LargestModel = 1_900_000_000;

    private readonly ArchiveLimits _limits = limits ?? new ArchiveLimits();

    /// <summary>The bytes of <see cref="XgboostModel"/>, which has to be all that there is.</summary>
    /// <exception cref="InputException">There is something else, or the archive is damaged.</exception>
    public byte[] ReadModel()
    {
        byte[]? model = null;
        Read((file, content, length) =>
        {
            if (file != XgboostModel || model is not null)
            {
                throw Refused(file == XgboostModel
                    ? $"it has {XgboostModel} twice"
                    : $"it has the file {Quotation.Shorten(file)}, not {XgboostModel}");
            }
            if (length > LargestModel)
                throw Refused($"{XgboostModel} has {length:N0} bytes");
            model = new byte[length];
            content.ReadExactly(model);
        });
        return model ?? throw Refused($"it has no file {XgboostModel}");
    }

    /// <summary>Unpacks all files.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <returns>Their paths in the folder, ordinal.</returns>
    /// <exception cref="InputException">The archive is damaged, or a file would be written elsewhere.</exception>
    public IReadOnlyList<string> Unpack(string folder)
    {
        // As a system without case sees them.
        var files = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var folders = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Read((file, content, _) =>
        {
            for (var slash = file.IndexOf('/'); slash >= 0; slash = file.IndexOf('/', slash + 1))
            {
                folders.Add(file[..slash]);
                if (files.Contains(file[..slash]))
                    throw Refused($"{Quotation.Of(file[..slash])} is both a file and a folder");
            }
            if (folders.Contains(file) || !files.Add(file))
                throw Refused($"it has {Quotation.Of(file)} twice, or twice but for the case of its letters");
            var target = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var written = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
            content.CopyTo(written);
        });
        return files.Count > 0 ? [.. files.Order(StringComparer.Ordinal)] : throw Refused("it has no file");
    }

    private void Read(Action<string, Stream, long> take)
    {
        try
        {
            using var packed = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (packed.Length > _limits.Packed)
                throw Refused($"it has {packed.Length:N0} bytes, more than {_limits.Packed:N0}");
            using var gzip = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true);
            using var unpacked = new BoundedStream(gzip, _limits.UnpackedOf(packed.Length));
            using (var tar = new TarReader(unpacked, leaveOpen: true))
                ReadEntries(tar, _limits.UnpackedOf(packed.Length), take);
            unpacked.ReadToEnd();
            RequireEnd(packed, unpacked.Position);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException
            or ArgumentException or NotSupportedException)
        {
            throw Refused("it is damaged or cut off, or no gzipped tar");
        }
        catch (IOException e) when (e.Message == BoundedStream.TooLong)
        {
            throw TooLarge(_limits.UnpackedOf(new FileInfo(path).Length));
        }
        catch (IOException e)
        {
            throw new InputException(new Fault(
                $"the archive of the training job cannot be unpacked on this machine: {e.Message.TrimEnd('.')}",
                "Make room, and run again: the job is not repeated.", name));
        }
    }

    // .NET takes a gzip stream without its end for a whole one. RFC 1952: the last four bytes are the unpacked length.
    private static void RequireEnd(FileStream packed, long unpacked)
    {
        Span<byte> end = stackalloc byte[sizeof(uint)];
        packed.Seek(-end.Length, SeekOrigin.End);
        packed.ReadExactly(end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != (uint)unpacked)
            throw new InvalidDataException();
    }

    private void ReadEntries(TarReader tar, long most, Action<string, Stream, long> take)
    {
        var count = 0;
        while (tar.GetNextEntry() is { } entry)
        {
            if (++count > _limits.Entries)
                throw Refused($"it has more than {_limits.Entries:N0} entries");
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes)
                continue;
            var file = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            if (entry.EntryType is TarEntryType.Directory)
            {
                var folder = file.TrimEnd('/');
                if (folder is not ("" or "."))
                    RequireConfined(folder);
                continue;
            }
            RequireConfined(file);
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                throw Refused($"{Quotation.Shorten(file)} is a {Text(entry.EntryType)}, not a file");
            // A number in a header, which may be any, before what it is said to be is there.
            if (entry.Length > most)
                throw TooLarge(most);
            take(file, entry.DataStream ?? Stream.Null, entry.Length);
        }
        if (count == 0)
            throw Refused("it is empty");
    }

    private void RequireConfined(string file)
    {
        if (ConfinedPath.ProblemOf(file) is { } problem)
            throw Refused($"the name {Quotation.Of(file)} in it {problem}");
    }

    private static string Text(TarEntryType type) => type switch
    {
        TarEntryType.SymbolicLink or TarEntryType.HardLink => "link",
        TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "device",
        TarEntryType.Fifo => "pipe",
        _ => "special entry",
    };

    private InputException TooLarge(long most) =>
        Refused($"its files have more than {most:N0} bytes, far more than it");

    private InputException Refused(string problem) => new(new Fault(
        $"the archive of the training job is refused: {problem}",
        "Nothing of it was kept. Look at it; to train anew, remove it, and run again.", name));
}
