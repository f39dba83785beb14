using System.Globalization;
using System.Text;
using Kayfabe.Build.Running;
using Kayfabe.Study.Sources;

namespace Kayfabe.Build.Forgetting;

/// <summary>What Forget prints.</summary>
internal static class ForgetText
{
    private const int NamesShown = 2;

    /// <summary>Where the picture is, and what derives from it.</summary>
    public static string Traces(ProjectPaths paths, PictureTraces traces, IReadOnlyList<Derivatives> derivatives)
    {
        var bundles = BundlesIn(paths);
        var text = new StringBuilder();
        Line(text, $"Picture {traces.Id} of {paths.Study}");
        text.Append('\n');
        Line(text, $"In the sources ({Counted(traces.Sources.Count, "file")}):");
        foreach (var source in traces.Sources)
            Line(text, $"  {source.File.Name}: {Part(source)}");
        foreach (var derived in derivatives)
        {
            text.Append('\n');
            Line(text, $"Made from it in {Place(derived)}: "
                + Counted(derived.Stages.Sum(stage => stage.Outputs.Count), "artifact")
                + $" of {Counted(derived.Stages.Count, "stage")}");
            Line(text, $"  {string.Join(", ", derived.Stages.Select(stage => stage.Stage))}");
            if (derived.Published.Count > 0)
                Line(text, $"  published in {paths.Display(paths.Published)}/: {Published(derived.Published)}");
        }
        if (bundles.Length > 0)
        {
            text.Append('\n');
            Line(text, $"Bundles here: {string.Join(", ", bundles)}");
        }
        return text.ToString();
    }

    /// <summary>What holds the picture, or something made from it, and is out of reach.</summary>
    public static string OutOfReach(ProjectPaths paths, int? commits, RemoteTraces? remote)
    {
        var text = new StringBuilder("Out of reach from here:\n");
        Line(text, commits switch
        {
            null => "  git's history, if these files were ever committed (there is no git repository here)",
            0 => "  no commit of this repository holds one of these files",
            _ => $"  git's history: {Counted(commits.Value, "commit")} of this repository hold one of these files or a "
                + "report; rewrite it (git filter-repo) to remove them",
        });
        Line(text, "  clones and forks of this repository, and what was pushed from it");
        Line(text, $"  bundles, reports and models of {paths.Study} that were handed out, and their statements");
        Line(text, remote switch
        {
            null => "  remotes: none was named (--remote); what was pushed to one stays there",
            { Names.Count: 0 } => $"  {remote.Remote} has nothing that these runs made from it",
            _ => $"  {remote.Remote}: {Counted(remote.Names.Count, "item")} made from it; remove them there: "
                + string.Join(", ", remote.Names.Take(NamesShown)) + (remote.Names.Count > NamesShown ? ", ..." : ""),
        });
        Line(text, "  stores, checkouts and backups elsewhere, and what the image service kept");
        return text.ToString();
    }

    private static string[] BundlesIn(ProjectPaths paths) => !Directory.Exists(paths.Artifacts) ? [] :
    [
        .. Directory.EnumerateFiles(paths.Artifacts, "*.zip", SearchOption.AllDirectories).Select(paths.Display)
            .Order(StringComparer.Ordinal),
    ];

    private static string Place(Derivatives derived) => derived.Run.IsPublished
        ? $"the published run {derived.Run.Lock.Id}" : derived.Run.Place;

    private static string Part(SourceParts source) => source.Content switch
    {
        SourceContent.Picture => "the picture",
        SourceContent.Export => Counted(source.Parts.Count, "row"),
        SourceContent.Answer => Counted(source.Parts.Count, "answer") + " of the image service",
        SourceContent.Fetched => "where it was fetched",
        _ => Counted(source.Parts.Count, "annotation"),
    };

    private static string Published(IReadOnlyList<string> paths) => string.Join(", ",
        from path in paths
        let slash = path.IndexOf('/', StringComparison.Ordinal)
        group path by slash < 0 ? path : path[..(slash + 1)] into one
        select one.Count() == 1 ? one.First() : $"{one.Key} ({Counted(one.Count(), "file")})");

    private static string Counted(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
