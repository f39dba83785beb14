using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Code;

/// <summary>
/// Fingerprints the code that a type can reach in a folder of assemblies: the types named in its signatures, method
/// bodies, base types, interfaces and attributes, theirs in turn, and the embedded resources of an assembly whose reached
/// code reads resources.
/// </summary>
/// <remarks>
/// Whole types are reached, not members, and every type named counts: it may call more reruns than are needed, never
/// fewer. A type that is instantiated by reflection alone would be missed; there is no such code in a stage.
/// </remarks>
public sealed class CodeReader : IDisposable
{
    private readonly string _folder;
    private readonly HashSet<string> _runners;
    private readonly Dictionary<string, CodeModule> _modules = new(StringComparer.Ordinal);

    /// <summary>Opens our assemblies.</summary>
    /// <param name="folder">Where the program's assemblies are.</param>
    /// <param name="ours">The names of the assemblies whose code is read; others are packages.</param>
    /// <param name="runners">The names of packages that start stages but cannot change what they make: Cake.</param>
    public CodeReader(string folder, IEnumerable<string> ours, IEnumerable<string> runners)
    {
        _folder = folder;
        _runners = [.. runners];
        foreach (var name in ours)
            _modules[name] = new CodeModule(Path.Combine(folder, name + ".dll"));
    }

    /// <summary>The fingerprint of everything that a type can reach.</summary>
    /// <exception cref="ArgumentException">The type is in none of our assemblies.</exception>
    public Fingerprint FingerprintOf(string assembly, string typeName)
    {
        if (!_modules.TryGetValue(assembly, out var home) || !home.Types.ContainsKey(typeName))
            throw new ArgumentException($"There is no type {typeName} in {assembly}.", nameof(typeName));

        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var foreign = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<(string, string)>();
        var pending = new Queue<(string Assembly, string Name)>();
        Visit(assembly, typeName);
        while (pending.TryDequeue(out var next))
            Read(_modules[next.Assembly], next.Name);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in texts)
            hash.AppendData(Encoding.UTF8.GetBytes($"{name.Length}:{name}{text.Length}:{text}"));
        return new Fingerprint(Digest.Finish(hash), [.. Packages(foreign).Select(package => new Package(package.Key, package.Value))]);

        void Visit(string module, string name)
        {
            if (!_modules.ContainsKey(module))
                foreign.Add(module);
            else if (seen.Add((module, name)))
                pending.Enqueue((module, name));
        }

        void Read(CodeModule module, string name)
        {
            // A type that another of our assemblies names but that moved away from there: the runtime would fail too.
            if (!module.Types.TryGetValue(name, out var handle) || name == TypeNames.SharedType)
                return;
            if ((module, name) != (home, typeName) && IsOutside(module, handle))
            {
                texts[$"{module.Name}/{name}"] = "outside";
                return;
            }
            var text = new TypeText(module, Visit);
            texts[$"{module.Name}/{name}"] = text.Write(handle);
            Shared(module, text.SharedMembers);
            if (text.ReadsResources)
                Resources(module);
        }

        void Shared(CodeModule module, IEnumerable<EntityHandle> members)
        {
            foreach (var member in members)
            {
                if (!seen.Add((module.Name, $"member {System.Reflection.Metadata.Ecma335.MetadataTokens.GetToken(member)}")))
                    continue;
                var text = new TypeText(module, Visit);
                var content = text.WriteMember(member);
                texts[$"{module.Name}/{content}"] = "";
                Shared(module, text.SharedMembers);
            }
        }

        void Resources(CodeModule module)
        {
            foreach (var handle in module.Metadata.ManifestResources)
            {
                var resource = module.Metadata.GetManifestResource(handle);
                if (resource.Implementation.IsNil)
                    texts[$"{module.Name}/resource {module.Metadata.GetString(resource.Name)}"] = Digest.Of(module.Resource(resource)).Hex;
            }
        }
    }

    /// <summary>Closes the assemblies.</summary>
    public void Dispose()
    {
        foreach (var module in _modules.Values)
            module.Dispose();
    }

    // A type marked so, or derived from one: another stage, which is named only to say whose artifacts are read.
    private bool IsOutside(CodeModule module, TypeDefinitionHandle handle)
    {
        var type = module.Metadata.GetTypeDefinition(handle);
        foreach (var attribute in type.GetCustomAttributes())
        {
            if (NamedFirst(module, module.Metadata.GetCustomAttribute(attribute).Constructor).Name == typeof(OutsideFingerprintAttribute).FullName)
                return true;
        }
        if (type.BaseType.IsNil)
            return false;
        var (assembly, name) = NamedFirst(module, type.BaseType);
        return _modules.TryGetValue(assembly, out var home) && home.Types.TryGetValue(name, out var parent) && IsOutside(home, parent);
    }

    private static (string Assembly, string Name) NamedFirst(CodeModule module, EntityHandle handle)
    {
        (string, string)? first = null;
        new TypeNames(module, (assembly, name) => first ??= (assembly, name)).NameOf(handle);
        return first ?? ("", "");
    }

    // Packages are beside the program; what is not is the .NET runtime, whose version the environment tells. A package
    // stands on packages: their versions count too.
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
            // The version for people; the module's id, which every compilation of other code changes, for certainty.
            var module = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
            packages[name] = $"{metadata.GetAssemblyDefinition().Version} ({module:N})";
            foreach (var reference in metadata.AssemblyReferences)
                pending.Enqueue(metadata.GetString(metadata.GetAssemblyReference(reference).Name));
        }
        return packages;
    }
}
