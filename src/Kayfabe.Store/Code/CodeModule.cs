using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Kayfabe.Store.Code;

/// <summary>One of our assemblies, opened for reading its metadata and IL.</summary>
internal sealed class CodeModule : IDisposable
{
    private readonly PEReader _image;

    public CodeModule(string path)
    {
        _image = new PEReader(File.OpenRead(path));
        Metadata = _image.GetMetadataReader();
        Name = Metadata.GetString(Metadata.GetAssemblyDefinition().Name);
        foreach (var handle in Metadata.TypeDefinitions)
            Types[FullName(handle)] = handle;
    }

    public string Name { get; }

    public MetadataReader Metadata { get; }

    public Dictionary<string, TypeDefinitionHandle> Types { get; } = new(StringComparer.Ordinal);

    /// <summary><c>Namespace.Outer+Inner</c>.</summary>
    public string FullName(TypeDefinitionHandle handle)
    {
        var type = Metadata.GetTypeDefinition(handle);
        var name = Metadata.GetString(type.Name);
        if (type.IsNested)
            return FullName(type.GetDeclaringType()) + "+" + name;
        var space = Metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : space + "." + name;
    }

    public MethodBodyBlock Body(int address) => _image.GetMethodBody(address);

    /// <summary>The initial bytes of a field with mapped data, such as an array initialiser.</summary>
    public BlobReader MappedData(int address, int size) => _image.GetSectionData(address).GetReader(0, size);

    public ReadOnlySpan<byte> Resource(ManifestResource resource)
    {
        var start = _image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress + (int)resource.Offset;
        var reader = _image.GetSectionData(start).GetReader();
        return reader.ReadBytes(reader.ReadInt32());
    }

    public void Dispose() => _image.Dispose();
}
