namespace Kayfabe.Build.Running;

/// <summary>A temporary folder, deleted when it is disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("kayfabe-").FullName;

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(Root, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);
}
