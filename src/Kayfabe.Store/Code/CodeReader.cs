using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Code;

/// <summary>
/// Fingerprints the code that a type reaches in a folder of assemblies: the types named in its signatures, method
/// bodies, base types, interfaces and attributes, recursively, and the embedded resources of an assembly whose reached
/// code reads resources.
/// </summary>
/// <remarks>
/// Whole types are reached, not members, and every type named counts: this may cause more reruns than needed, never
/// fewer. A type that is instantiated only by reflection would be missed; stages have no such code.
/// <para>
/// Of two kinds of types only the named members are read. One is the type that the compiler shares among all types of
/// an assembly. The other is records of settings: they are bound before a stage gets them, so that descriptions,
/// ranges, defaults and validation are not its code; the values are entries of its key. A default counts if the code
/// itself creates the record.
/// </para>
/// </remarks>
public sealed class CodeReader : IDisposable
{
    private readonly string _folder;
    private const string Outside = "outside";
    private const string SharedType = "<PrivateImplementationDetails>";

    private readonly HashSet<string> _runners;
    private readonly HashSet<string> _settings;
    private readonly Dictionary<string, CodeModule> _modules = new(StringComparer.Ordinal);

    /// <summary>Opens our assemblies.</summary>
    /// <param name="folder">The folder of the program's assemblies.</param>
    /// <param name="ours">The names of our assemblies, whose code is read; others are packages.</param>
    /// <param name="runners">The names of packages that start stages but cannot change their results: Cake.</param>
    /// <param name="settings">The full names of the records of settings.</param>
    public CodeReader(
        string folder, IEnumerable<string> ours, IEnumerable<string> runners, IEnumerable<string> settings)
    {
        _folder = folder;
        _runners = [.. runners];
        _settings = [.. settings];
        foreach (var name in ours)
            _modules[name] = new CodeModule(Path.Combine(folder, name + ".dll"));
    }

    /// <summary>The fingerprint of all code that a type reaches.</summary>
    /// <exception cref="ArgumentException">None of our assemblies has the type.</exception>
    public Fingerprint FingerprintOf(string assembly, string typeName) => FingerprintOf(assembly, typeName, out _);

    /// <inheritdoc cref="FingerprintOf(string, string)"/>
    /// <param name="assembly">The assembly of the type.</param>
    /// <param name="typeName">The type's full name.</param>
    /// <param name="parts">What it is the fingerprint of, by name: two fingerprints differ where a part does.</param>
    public Fingerprint FingerprintOf(string assembly, string typeName, out CodeParts parts)
    {
        var (texts, foreign) = Reach(assembly, typeName);
        parts = new CodeParts(
            texts.ToDictionary(text => text.Key, text => CodeParts.StartOf(text.Value), StringComparer.Ordinal));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in texts)
            hash.AppendData(Encoding.UTF8.GetBytes($"{name.Length}:{name}{text.Length}:{text}"));
        return new Fingerprint(
            Digest.Finish(hash),
            [.. Packages(foreign).Select(package => new PackageVersion(package.Key, package.Value))]);
    }

    /// <summary>
    /// The names of all code in the fingerprint, in ordinal order: <c>assembly/type</c>, <c>assembly/type::member</c>,
    /// <c>assembly/resource name</c>.
    /// </summary>
    /// <exception cref="ArgumentException">None of our assemblies has the type.</exception>
    public IReadOnlyList<string> NamesOf(string assembly, string typeName) =>
        [.. Reach(assembly, typeName).Texts.Where(text => text.Value != Outside).Select(text => text.Key)];

    private (SortedDictionary<string, string> Texts, SortedSet<string> Foreign) Reach(string assembly, string typeName)
    {
        if (!_modules.TryGetValue(assembly, out var home) || !home.Types.ContainsKey(typeName))
            throw new ArgumentException($"There is no type {typeName} in {assembly}.", nameof(typeName));

        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var foreign = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<object>();
        var pending = new Queue<Action>();
        Visit(assembly, typeName);
        while (pending.TryDequeue(out var read))
            read();
        return (texts, foreign);

        void Visit(string module, string name)
        {
            if (!_modules.TryGetValue(module, out var known))
                foreign.Add(module);
            else if (seen.Add((module, name)))
                pending.Enqueue(() => Read(known, name));
        }

        void VisitMember(MemberName member)
        {
            if (IsByMember(member.Type) && _modules.TryGetValue(member.Assembly, out var module) && seen.Add(member))
                pending.Enqueue(() => ReadMember(module, member));
        }

        void Read(CodeModule module, string name)
        {
            // A type that was moved away after another of our assemblies was compiled: the runtime would fail too.
            if (!module.Types.TryGetValue(name, out var handle) || name == SharedType)
                return;
            var key = $"{module.Name}/{name}";
            if (IsByMember(name))
                texts[key] = "by the member";
            else if ((module, name) != (home, typeName) && IsOutside(module, handle))
                texts[key] = Outside;
            else
                Write(module, key, text => text.Write(handle));
        }

        void ReadMember(CodeModule module, MemberName member)
        {
            if (module.Types.TryGetValue(member.Type, out var handle))
            {
                Write(module, $"{module.Name}/{member.Type}::{member.Name}{member.Signature}", text =>
                    text.WriteMember(handle, member, isOfSettings: member.Type != SharedType));
            }
        }

        void Write(CodeModule module, string key, Func<TypeText, string> write)
        {
            var text = new TypeText(module, Visit, VisitMember, _runners);
            texts[key] = write(text);
            if (text.ReadsResources)
                Resources(module);
        }

        void Resources(CodeModule module)
        {
            foreach (var handle in module.Metadata.ManifestResources)
            {
                var resource = module.Metadata.GetManifestResource(handle);
                var name = $"{module.Name}/resource {module.Metadata.GetString(resource.Name)}";
                if (resource.Implementation.IsNil)
                    texts[name] = Digest.Of(module.Resource(resource)).Hex;
            }
        }
    }

    private bool IsByMember(string type) => type == SharedType || _settings.Contains(type);

    /// <summary>Closes the assemblies.</summary>
    public void Dispose()
    {
        foreach (var module in _modules.Values)
            module.Dispose();
    }

    // A type with the attribute, or derived from one: such as another stage, which is named only to read its artifacts.
    private bool IsOutside(CodeModule module, TypeDefinitionHandle handle)
    {
        var type = module.Metadata.GetTypeDefinition(handle);
        foreach (var attribute in type.GetCustomAttributes())
        {
            var constructor = module.Metadata.GetCustomAttribute(attribute).Constructor;
            if (FirstNamed(module, constructor).Name == typeof(OutsideFingerprintAttribute).FullName)
                return true;
        }
        if (type.BaseType.IsNil)
            return false;
        var (assembly, name) = FirstNamed(module, type.BaseType);
        return _modules.TryGetValue(assembly, out var home) && home.Types.TryGetValue(name, out var parent)
            && IsOutside(home, parent);
    }

    private static (string Assembly, string Name) FirstNamed(CodeModule module, EntityHandle handle)
    {
        (string, string)? first = null;
        new TypeNames(module, (assembly, name) => first ??= (assembly, name)).NameOf(handle);
        return first ?? ("", "");
    }

    // Packages are in the program's folder; other assemblies are the .NET runtime, whose version is an entry of its
    // own. The packages of packages count too.
    private SortedDictionary<string, string> Packages(IEnumerable<string> assemblies)
    {
        var packages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var pending = new Queue<string>(assemblies);
        while (pending.TryDequeue(out var name))
        {
            var path = Path.Combine(_folder, name + ".dll");
            if (packages.ContainsKey(name) || _runners.Contains(name) || !File.Exists(path))
                continue;
            using var image = new PEReader(File.OpenRead(path));
            var metadata = image.GetMetadataReader();
            // The version is for people. The module id changes with every compilation of different code.
            var module = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
            packages[name] = $"{metadata.GetAssemblyDefinition().Version} ({module:N})";
            foreach (var reference in metadata.AssemblyReferences)
                pending.Enqueue(metadata.GetString(metadata.GetAssemblyReference(reference).Name));
        }
        return packages;
    }
}
