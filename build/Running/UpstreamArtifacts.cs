using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>
/// What a stage reads of the stages before it. It is checked by digest before the stage runs, and provided in a folder
/// that holds what the stage declared and nothing else. Safe to call from several threads.
/// </summary>
internal sealed class UpstreamArtifacts(RunContext context)
{
    private readonly Lock _gate = new();

    // What was checked in this run, or hashed when it was made, is not read again for each stage while its stat is the
    // one that it had then. Made when it is needed: a no-op checks nothing.
    private Dictionary<UpstreamArtifact, FileStat?>? _checked;

    /// <summary>Remembers what was made in this run: it was hashed when it was stored.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="output">What it made.</param>
    /// <param name="stat">The stat that it had when it was hashed.</param>
    public void Made(Type stage, OutputFile output, FileStat stat)
    {
        lock (_gate)
            Remember(new UpstreamArtifact(stage, output), stat);
    }

    /// <summary>
    /// The first artifact that is no longer as it was when it was checked: somebody writes to it. Null for none.
    /// </summary>
    public UpstreamArtifact? Changed(PreparedStage stage)
    {
        lock (_gate)
            return stage.Artifacts.FirstOrDefault(artifact => !IsUnchanged(artifact));
    }

    /// <summary>Checks what a stage reads. What is damaged is restored from the store where that has it.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="restored">Called for each artifact that was restored from the store.</param>
    /// <returns>
    /// The artifact that is damaged and could not be restored; it has been removed. Null where all is well.
    /// </returns>
    public UpstreamArtifact? Check(PreparedStage stage, Action<UpstreamArtifact> restored)
    {
        lock (_gate)
        {
            foreach (var artifact in stage.Artifacts)
            {
                if (IsUnchanged(artifact))
                    continue;
                // Before it is read: what changes from now on is seen.
                var stat = FileStat.Of(PathOf(artifact));
                if (!IsWhole(artifact))
                {
                    if (!Restore(artifact))
                        return artifact;
                    restored(artifact);
                    stat = FileStat.Of(PathOf(artifact));
                }
                Remember(artifact, stat);
            }
            return null;
        }
    }

    /// <summary>Makes the folder: a folder for each stage, with links to the artifacts that were declared.</summary>
    public void Provide(string folder, PreparedStage stage)
    {
        foreach (var upstream in stage.Upstream.Keys)
            Directory.CreateDirectory(Path.Combine(folder, upstream.Name));
        foreach (var artifact in stage.Artifacts)
        {
            var link = Path.Combine(folder, artifact.Stage.Name, artifact.Output.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            Link(link, PathOf(artifact));
        }
    }

    /// <summary>
    /// Where a stage failed because a file is not in the folder: what to declare. Readers report that in different
    /// ways, so it is recognized by the file's name.
    /// </summary>
    /// <returns>Null for any other failure.</returns>
    public static string? Missing(PreparedStage stage, Exception failure)
    {
        var name = failure switch
        {
            FileNotFoundException e => Path.GetFileName(e.FileName),
            InputException { Faults: [var fault, ..] } => Path.GetFileName(fault.File),
            _ => null,
        };
        if (string.IsNullOrEmpty(name) || stage.Artifacts.Any(one => Path.GetFileName(one.Output.Path) == name))
            return null;
        foreach (var (of, record) in stage.Upstream)
        {
            foreach (var output in record?.Outputs ?? [])
            {
                if (Path.GetFileName(output.Path) != name)
                    continue;
                return $"{stage.Name} reads {of.Name}/{output.Path}: "
                    + $"add it to inputs.Only<{of.Name}>(...) in Inputs.";
            }
        }
        return null;
    }

    private void Remember(UpstreamArtifact artifact, FileStat? stat) => (_checked ??= [])[artifact] = stat;

    private bool IsUnchanged(UpstreamArtifact artifact) =>
        _checked is not null && _checked.TryGetValue(artifact, out var stat) && stat is not null
        && stat == FileStat.Of(PathOf(artifact));

    private string PathOf(UpstreamArtifact artifact) => context.PathOf(artifact.Stage.Name, artifact.Output.Path);

    private bool IsWhole(UpstreamArtifact artifact)
    {
        try
        {
            return Digest.OfFile(PathOf(artifact)) == artifact.Output.Digest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private bool Restore(UpstreamArtifact artifact)
    {
        var path = PathOf(artifact);
        var copy = Path.Combine(context.Workspace.NewScratch(artifact.Stage.Name + ".restored"), "artifact");
        if (context.Content.TryFetch(artifact.Output.Digest, copy))
        {
            File.Move(copy, path, overwrite: true);
            return true;
        }
        File.Delete(path);
        return false;
    }

    // Not every Windows lets a user make links, and not every file system has them.
    private static void Link(string link, string path)
    {
        try
        {
            File.CreateSymbolicLink(link, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Copy(path, link);
        }
    }
}
