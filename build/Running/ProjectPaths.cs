using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>The folders and files of one checkout and one study.</summary>
/// <param name="Root">The checkout's folder, absolute.</param>
/// <param name="Study">The study's name.</param>
/// <param name="Cache">The store's folder, absolute.</param>
/// <param name="SharedCache">A store that this user may only read; null for none.</param>
[OutsideFingerprint("No path enters a result.")]
public sealed record ProjectPaths(string Root, string Study, string Cache, string? SharedCache = null)
{
    /// <summary>The name of a checkout's own store.</summary>
    public const string OwnCache = ".kayfabe";

    /// <summary>
    /// The paths with the checkout's own store where this user may not write to the named one, which is then only read.
    /// </summary>
    /// <param name="isWritable">Whether files can be made in a folder; true where there is none.</param>
    public ProjectPaths WithWritableCache(Func<string, bool> isWritable)
    {
        var own = Path.Combine(Root, OwnCache);
        string[] folders = [Cache, .. s_partsOfCache.Select(part => Path.Combine(Cache, part))];
        return Cache == own || Array.TrueForAll(folders, folder => isWritable(folder))
            ? this
            : this with { Cache = own, SharedCache = Cache };
    }

    // Another user may have made one of them.
    private static readonly string[] s_partsOfCache = ["objects", "actions", "index", "code", "runs"];

    /// <summary>
    /// The folder that has <c>artifacts/</c> and <c>reports/</c>: the checkout's, unless a run is apart.
    /// </summary>
    public string Output { get; init; } = Root;

    /// <summary>Whether the run's results are not those of the checkout.</summary>
    public bool IsApart => Output != Root;

    /// <summary>
    /// The store that published files were fetched into, for a run apart; they are checked by digest. Null for none.
    /// </summary>
    public string? Fetched { get; init; }

    /// <summary>The paths of a run that reads the same sources, and has all else in a folder of its own.</summary>
    public ProjectPaths Apart(string folder) => this with
    {
        Output = folder,
        Cache = Path.Combine(folder, OwnCache),
        SharedCache = null,
        Fetched = SharedCache ?? Cache,
    };

    /// <summary>The folder of all studies.</summary>
    public string Data => Path.Combine(Root, "data");

    /// <summary>The study's folder.</summary>
    public string StudyFolder => Path.Combine(Data, Study);

    /// <summary>The study's settings.</summary>
    public string StudyFile => Path.Combine(StudyFolder, "study.json");

    /// <summary>The study's artifacts.</summary>
    public string Artifacts => Path.Combine(Output, "artifacts", Study);

    /// <summary>How the study's last run here came out.</summary>
    public string RunFile => Path.Combine(Artifacts, "run.json");

    /// <summary>What is published of the study.</summary>
    public string Published => Path.Combine(Output, "reports", Study);

    /// <summary>A path as the user would type it: relative to the root with <c>/</c> where it is below it.</summary>
    public string Display(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? path
            : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
