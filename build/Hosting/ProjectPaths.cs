using Kayfabe.Store.Code;

namespace Kayfabe.Build.Hosting;

/// <summary>Where things are, of one checkout and one study.</summary>
/// <param name="Root">The checkout's folder, absolute.</param>
/// <param name="Study">The study's name.</param>
/// <param name="Cache">The store's folder, absolute.</param>
[OutsideFingerprint("No path enters a result.")]
public sealed record ProjectPaths(string Root, string Study, string Cache)
{
    /// <summary>The folder of all studies.</summary>
    public string Data => Path.Combine(Root, "data");

    /// <summary>The study's folder.</summary>
    public string StudyFolder => Path.Combine(Data, Study);

    /// <summary>The study's settings.</summary>
    public string StudyFile => Path.Combine(StudyFolder, "study.json");

    /// <summary>The study's artifacts.</summary>
    public string Artifacts => Path.Combine(Root, "artifacts", Study);

    /// <summary>How the study's last run here came out.</summary>
    public string RunFile => Path.Combine(Artifacts, "run.json");

    /// <summary>What is published of the study.</summary>
    public string Published => Path.Combine(Root, "reports", Study);

    /// <summary>A path as the user would type it: relative to the root with <c>/</c> where it is below it.</summary>
    public string Display(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? path
            : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
