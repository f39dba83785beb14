using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Tables;
namespace Kayfabe.Study.Posts;

/// <summary>The columns of a PhantomBuster Instagram export that we read; in the file they are in camelCase.</summary>
internal enum ExportColumn
{
    PostUrl,
    SidePostUrl,
    PubDate,
    Username,
    IsSidecar,
    Type,
    ImgUrl,
    VideoUrl,
    PostId,
    LikeCount,
    CommentCount,
    ViewCount,
    Description,
    Timestamp,
    Error,
}

/// <summary>The rows of one export, whatever its format.</summary>
internal interface IExportRows : IDisposable
{
    /// <summary>The line of the file on which the current row starts.</summary>
    int Line { get; }

    /// <summary>The text of a column of the current row; empty where there is none.</summary>
    string this[ExportColumn column] { get; }

    /// <summary>Whether the row has the column at all, filled or not.</summary>
    bool Has(ExportColumn column);

    /// <summary>Moves to the next row; false at the end, or where a fault ends the file.</summary>
    bool Read();

    /// <summary>Adds a fault of a value of the current row, at its place.</summary>
    void AddFault(ExportColumn column, string problem, string remedy);
}

/// <summary>Opens exports by their extension.</summary>
internal static class ExportRows
{
    /// <summary>The columns' names in a file, in the order of <see cref="ExportColumn"/>.</summary>
    public static readonly string[] Names =
    [
        "postUrl", "sidePostUrl", "pubDate", "username", "isSidecar", "type", "imgUrl", "videoUrl", "postId",
        "likeCount", "commentCount", "viewCount", "description", "timestamp", "error",
    ];

    public static IExportRows? Open(StudyFile file, FaultList faults)
    {
        switch (Path.GetExtension(file.Relative).ToUpperInvariant())
        {
            case ".CSV":
                return new CsvExport(file, faults);
            case ".JSON":
                return JsonExport.Open(file, faults);
            default:
                faults.Add(new Fault(
                    "an export is a .csv or .json file",
                    "Remove the file, or name the exports in study.json",
                    file.Name));
                return null;
        }
    }

    /// <summary>An export without a post's address, and without errors in its place, is not PhantomBuster's.</summary>
    public static bool IsPhantomBuster(IEnumerable<string> columns) => columns.Any(column =>
        Is(column, Names[(int)ExportColumn.PostUrl]) || Is(column, Names[(int)ExportColumn.Error]));

    /// <summary>The fault of an export of another tool, by the tool's name where its columns tell it.</summary>
    public static Fault OtherTool(StudyFile file, IReadOnlyList<string> columns)
    {
        if (CsvText.SeparatorFault(columns, file.Name) is { } separator)
            return separator;
        var tool = columns switch
        {
            _ when columns.Contains("Followers at Posting") => "an export of CrowdTangle",
            _ when columns.Contains("shortCode") && columns.Contains("ownerUsername") => "an export of Apify",
            _ when columns.Intersect(["node", "instaloader", "taken_at_timestamp"]).Any() => "metadata of Instaloader",
            _ => "the export of another tool",
        };
        return new Fault(
            $"this is {tool}, not of PhantomBuster: it has {CsvText.List(columns)}, and no 'postUrl'",
            "Export the posts with PhantomBuster's Instagram post extractor, or rename the columns to its names",
            file.Name,
            1);
    }

    private static bool Is(string column, string name) => column.Equals(name, StringComparison.OrdinalIgnoreCase);
}
