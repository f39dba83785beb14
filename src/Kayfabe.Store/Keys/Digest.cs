using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Kayfabe.Store.Keys;

/// <summary>The SHA-256 of some content, written <c>sha256:&lt;64 hex digits&gt;</c>.</summary>
/// <remarks>
/// A class, since generic collections of classes share code that the framework ships compiled; those of a struct would
/// be compiled at every start.
/// </remarks>
[OutsideFingerprint("Its text is the value of every entry: another format is another key.")]
public sealed record Digest
{
    /// <summary>The number of bytes of a digest.</summary>
    public const int Size = 32;

    private const string Prefix = "sha256:";

    private readonly ulong _a, _b, _c, _d;

    /// <summary>Creates a digest from its 32 bytes.</summary>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        _a = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]);
    }

    /// <summary>32 zero bytes, which are the digest of no known content.</summary>
    public static Digest None { get; } = new(new byte[Size]);

    /// <summary>The 64 hexadecimal digits, lower case.</summary>
    public string Hex
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Size];
            CopyTo(bytes);
            return Convert.ToHexStringLower(bytes);
        }
    }

    /// <summary>The digest of bytes in memory.</summary>
    public static Digest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = stackalloc byte[Size];
        SHA256.HashData(content, bytes);
        return new Digest(bytes);
    }

    /// <summary>The digest of a file's content, read in one pass.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Digest OfFile(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        return Read(file, static _ => { });
    }

    /// <summary>Reads a file from start to end, passes on each block, and returns the digest of all.</summary>
    internal static Digest Read(Microsoft.Win32.SafeHandles.SafeFileHandle file, Action<ReadOnlyMemory<byte>> block)
    {
        // No larger than a small file: a folder of a million pictures has a million files of a few kilobytes.
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(RandomAccess.GetLength(file) + 1, 4096, 1 << 20));
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (long offset = 0; ;)
            {
                var count = RandomAccess.Read(file, buffer, offset);
                if (count == 0)
                    return Finish(hash);
                hash.AppendData(buffer, 0, count);
                block(buffer.AsMemory(0, count));
                offset += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The digest of everything appended to <paramref name="hash"/>.</summary>
    internal static Digest Finish(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        hash.GetHashAndReset(bytes);
        return new Digest(bytes);
    }

    /// <summary>Parses what <see cref="ToString"/> writes.</summary>
    /// <returns>False if the text is anything else.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = null;
        Span<byte> bytes = stackalloc byte[Size];
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length != Prefix.Length + 64
            || Convert.FromHexString(text.AsSpan(Prefix.Length), bytes, out _, out _) != OperationStatus.Done)
        {
            return false;
        }
        digest = new Digest(bytes);
        return true;
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, _a);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[24..], _d);
    }

    /// <summary><c>sha256:</c> and the hexadecimal digits.</summary>
    public override string ToString() => Prefix + Hex;
}
