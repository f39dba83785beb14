using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>The host that is tested, copied to a folder of its own to be altered.</summary>
internal sealed class HostCopy : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kayfabe-host-").FullName;

    public HostCopy()
    {
        foreach (var file in Directory.GetFiles(Host.Folder))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    /// <summary>Raises the revision of an assembly's version, as a new version of its package would.</summary>
    public void RaiseVersion(string assembly)
    {
        var path = Path.Combine(_folder, assembly + ".dll");
        var bytes = File.ReadAllBytes(path);
        int row;
        using (var image = new PEReader(new MemoryStream(bytes)))
            row = image.PEHeaders.MetadataStartOffset + image.GetMetadataReader()
                .GetTableMetadataOffset(TableIndex.Assembly);
        // ECMA-335 II.22.2: the hash algorithm (4 bytes), then major, minor, build and revision (2 bytes each).
        var revision = bytes.AsSpan(row + 10, 2);
        BinaryPrimitives.WriteUInt16LittleEndian(revision,
            (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(revision) + 1));
        File.WriteAllBytes(path, bytes);
    }

    public HostRun Run(Checkout checkout, params string[] options)
    {
        using var host = Host.Start(checkout, _folder, new Dictionary<string, string?>(), options);
        return host.Finish();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
