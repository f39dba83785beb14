using System.Security.Cryptography;

namespace Kayfabe.Sample.Tests;

/// <summary>The bundled study, generated anew once into a folder that is removed afterwards.</summary>
[CollectionDefinition(Name)]
public sealed class SampleFixture : ICollectionFixture<SampleFixture>, IDisposable
{
    public const string Name = "The sample";

    public SampleFixture() => SampleStudy.Write(Folder, SampleStudy.BundledSeed);

    public string Folder { get; } = Directory.CreateTempSubdirectory("kayfabe-sample-").FullName;

    /// <summary>The study in the repository.</summary>
    public static string Committed
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kayfabe.sln")))
                folder = folder.Parent;
            var root = folder?.FullName ?? throw new InvalidOperationException("no Kayfabe.sln above");
            return Path.Combine(root, "data", "sample");
        }
    }

    /// <summary>Each file's path and digest, a line each, in ordinal order.</summary>
    public static string Digests(string folder) => string.Join('\n', Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/') + " " +
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))))
        .Order(StringComparer.Ordinal));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
