using System.Reflection;
using Kayfabe.Store.Code;
using Kayfabe.Store.Keys;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Kayfabe.Store.Tests.Code;

/// <summary>Compiles a program from source into a folder of its own and fingerprints it.</summary>
internal static class Compiled
{
    private static readonly MetadataReference[] s_framework =
    [
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Where(IsManaged).Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(OutsideFingerprintAttribute).Assembly.Location),
    ];

    /// <summary>The fingerprint of the class <c>Stage</c> in the assembly <c>Science</c>.</summary>
    /// <param name="source">The source.</param>
    /// <param name="folder">The folder where it claims to have been built.</param>
    /// <param name="package">The source of a package <c>Library</c> that the program may use; null for none.</param>
    /// <param name="resource">The content of an embedded resource; null for none.</param>
    /// <param name="settings">The names of records of settings.</param>
    /// <param name="isRunner">Whether the package starts stages, as Cake does.</param>
    public static Fingerprint Fingerprint(
        string source, string folder = "/home/a", string? package = null, string? resource = null,
        string[]? settings = null, bool isRunner = false)
    {
        using var scratch = new ScratchFolder();
        var references = s_framework;
        if (package is not null)
        {
            Emit(scratch, "Library", package, folder, s_framework, null);
            references = [.. s_framework, MetadataReference.CreateFromFile(scratch.File("Library.dll"))];
        }
        Emit(scratch, "Science", source, folder, references, resource);
        using var reader = new CodeReader(scratch.Path, ["Science"], isRunner ? ["Library"] : [], settings ?? []);
        return reader.FingerprintOf("Science", "Stage");
    }

    private static void Emit(
        ScratchFolder scratch,
        string name,
        string source,
        string folder,
        MetadataReference[] references,
        string? resource)
    {
        var tree = CSharpSyntaxTree.ParseText(
            source, new CSharpParseOptions(LanguageVersion.Latest), $"{folder}/{name}.cs", System.Text.Encoding.UTF8);
        var compilation = CSharpCompilation.Create(name, [tree], references, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            deterministic: true,
            allowUnsafe: true));
        var resources = resource is null
            ? null
            : new[]
            {
                new ResourceDescription(
                    "style.css", () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(resource)), true),
            };
        using var file = File.Create(scratch.File(name + ".dll"));
        var result = compilation.Emit(
            file,
            manifestResources: resources,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
    }

    private static bool IsManaged(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path) is not null;
        }
        catch (BadImageFormatException)
        {
            return false; // A native library of the runtime.
        }
    }
}
