using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
namespace Kayfabe.Build.Hosting;

/// <summary>
/// What a stage reads of the stages before it. It is checked by digest before the stage runs, and handed over in a folder
/// that holds what the stage declared, and nothing else.
/// </summary>
internal sealed class UpstreamArtifacts(BuildContext context)
{
    // Once a run: what was checked, or was hashed when it was made, is not read again for each stage while its stat is
    // the one that it had then.
    private readonly Dictionary<(Type Stage, OutputFile Output), FileStat?> _checked = [];

    /// <summary>Takes note of what was made in this run: it was hashed when it was kept.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="output">What it made.</param>
    /// <param name="stat">The stat that it had when it was hashed.</param>
    public void Made(Type stage, OutputFile output, FileStat stat) => _checked[(stage, output)] = stat;

    /// <summary>What of the declared artifacts is no longer as it was when it was checked: somebody writes to them.</summary>
    public (Type Stage, string Artifact)? Changed(StageInputs inputs, IReadOnlyDictionary<Type, ActionRecord?> upstream)
    {
        foreach (var (stage, output) in Declared(inputs, upstream))
        {
            if (!IsUnchanged(stage, output))
                return (stage, output.Path);
        }
        return null;
    }

    /// <summary>Checks what a stage reads. What is damaged is taken from the store again where that has it.</summary>
    /// <param name="inputs">What the stage declared.</param>
    /// <param name="upstream">What the stages before it made.</param>
    /// <param name="restored">Called for each that was taken from the store.</param>
    /// <returns>The stage whose artifact is damaged, and which; it is no longer in place. Null where all is well.</returns>
    public (Type Stage, string Artifact)? Check(
        StageInputs inputs, IReadOnlyDictionary<Type, ActionRecord?> upstream, Action<Type, string> restored)
    {
        foreach (var (stage, output) in Declared(inputs, upstream))
        {
            if (IsUnchanged(stage, output))
                continue;
            // Before it is read: what changes from now on is seen.
            var stat = FileStat.Of(PathOf(stage, output));
            if (!IsWhole(stage, output))
            {
                if (!Restore(stage, output))
                    return (stage, output.Path);
                restored(stage, output.Path);
                stat = FileStat.Of(PathOf(stage, output));
            }
            _checked[(stage, output)] = stat;
        }
        return null;
    }

    private bool IsUnchanged(Type stage, OutputFile output) =>
        _checked.TryGetValue((stage, output), out var stat) && stat is not null && stat == FileStat.Of(PathOf(stage, output));

    /// <summary>Makes the folder: a folder a stage, with links to the artifacts that were declared of it.</summary>
    public void Provide(string folder, StageInputs inputs, IReadOnlyDictionary<Type, ActionRecord?> upstream)
    {
        foreach (var stage in upstream.Keys)
            Directory.CreateDirectory(Path.Combine(folder, stage.Name));
        foreach (var (stage, output) in Declared(inputs, upstream))
        {
            var link = Path.Combine(folder, stage.Name, output.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            Link(link, PathOf(stage, output));
        }
    }

    /// <summary>
    /// Where a stage failed because a file is not in the folder: what to declare. Readers say it in several ways, so that
    /// it is told by the file's name.
    /// </summary>
    /// <returns>Null for any other failure.</returns>
    public static string? Missing(
        string stage, Exception failure, StageInputs inputs, IReadOnlyDictionary<Type, ActionRecord?> upstream)
    {
        var name = failure switch
        {
            FileNotFoundException e => Path.GetFileName(e.FileName),
            InputException { Faults: [var fault, ..] } => Path.GetFileName(fault.File),
            _ => null,
        };
        if (string.IsNullOrEmpty(name) || Declared(inputs, upstream).Any(one => Path.GetFileName(one.Output.Path) == name))
            return null;
        foreach (var (of, record) in upstream)
        {
            foreach (var output in record?.Outputs ?? [])
            {
                if (Path.GetFileName(output.Path) == name)
                    return $"{stage} reads {of.Name}/{output.Path}: add it to inputs.Only<{of.Name}>(...) in Inputs.";
            }
        }
        return null;
    }

    private static IEnumerable<(Type Stage, OutputFile Output)> Declared(
        StageInputs inputs, IReadOnlyDictionary<Type, ActionRecord?> upstream) =>
        from one in upstream
        where one.Value is not null
        from output in one.Value.Outputs
        where inputs.Reads(one.Key, output.Path)
        select (one.Key, output);

    private string PathOf(Type stage, OutputFile output) => Path.Combine(context.Workspace.FolderOf(stage.Name), output.Path);

    private bool IsWhole(Type stage, OutputFile output)
    {
        try
        {
            return Digest.OfFile(PathOf(stage, output)) == output.Digest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private bool Restore(Type stage, OutputFile output)
    {
        var path = PathOf(stage, output);
        var copy = Path.Combine(context.Workspace.NewScratch(stage.Name + ".restored"), "artifact");
        if (context.Content.TryFetch(output.Digest, copy))
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
