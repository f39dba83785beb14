using Kayfabe.Settings;
using Kayfabe.Study.Tables;
namespace Kayfabe.Study.Posts;

/// <summary>
/// What one row of an export says: a picture with its metadata, or why there is none; neither where it has faults.
/// </summary>
/// <param name="Picture">Null where the row is left out, or has faults.</param>
/// <param name="Metadata">Of the picture.</param>
/// <param name="Extracted">When the row was extracted; the earliest time there is where it does not say.</param>
/// <param name="Reason">Why the row is left out; null where it is not.</param>
/// <param name="Value">The value that decided.</param>
/// <param name="UnknownCounts">The counts that are filled and cannot be read, by column, with their text.</param>
internal readonly record struct RowContent(
    Picture? Picture,
    PictureMetadata Metadata = default,
    DateTime Extracted = default,
    LeftOutReason? Reason = null,
    string Value = "",
    IReadOnlyList<(ExportColumn Column, string Text)>? UnknownCounts = null);

/// <summary>Reads one row of an export. What is filled and cannot be understood is a fault of the row.</summary>
internal static class RowParser
{
    /// <summary>The picture of the row, or why there is none, with the value that decided.</summary>
    /// <remarks>
    /// Where <c>sidePostUrl</c> is filled it is the picture's address and <c>postUrl</c> the post's. Older exports lack
    /// it: then the post of a carousel's picture is not known, and <see cref="Picture.Post"/> is empty here.
    /// </remarks>
    /// <param name="row">The row.</param>
    /// <param name="covers">Whether the cover of a video is a picture.</param>
    public static RowContent Interpret(IExportRows row, bool covers)
    {
        if (Text(row, ExportColumn.Error) is { Length: > 0 } error)
            return LeftOut(LeftOutReason.Error, error);

        var hasSide = Text(row, ExportColumn.SidePostUrl).Length > 0;
        var post = ReadShortcode(row, ExportColumn.PostUrl, out var fault);
        if (post is null)
            return fault ? default : LeftOut(LeftOutReason.NoShortcode, row[ExportColumn.PostUrl]);
        var id = hasSide ? ReadShortcode(row, ExportColumn.SidePostUrl, out fault) : post;
        if (id is null)
            return fault ? default : LeftOut(LeftOutReason.NoShortcode, row[ExportColumn.SidePostUrl]);

        var type = Text(row, ExportColumn.Type);
        var isVideo = IsVideo(row);
        if (isVideo && !covers)
            return LeftOut(LeftOutReason.Video, type);
        if (Text(row, ExportColumn.ImgUrl).Length == 0 && (isVideo || row.Has(ExportColumn.ImgUrl)))
            return LeftOut(isVideo ? LeftOutReason.Video : LeftOutReason.NoPicture, type);
        if (Text(row, ExportColumn.PubDate).Length == 0)
            return LeftOut(LeftOutReason.NoDate, "");

        var published = ReadTime(row, ExportColumn.PubDate, ref fault);
        var extracted = ReadTime(row, ExportColumn.Timestamp, ref fault);
        var isSidecar = ReadBoolean(row, ExportColumn.IsSidecar, ref fault);
        if (fault)
            return default;
        List<(ExportColumn, string)>? unknown = null;
        var metadata = new PictureMetadata(
            Count(ExportColumn.LikeCount),
            Count(ExportColumn.CommentCount),
            Count(ExportColumn.ViewCount),
            CountCharacters(row[ExportColumn.Description]));
        var picture = new Picture(
            id,
            hasSide || !isSidecar ? post : "",
            new DateTime(published.Ticks - (published.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc),
            Text(row, ExportColumn.Username),
            isSidecar,
            type);
        return new RowContent(picture, metadata, extracted, UnknownCounts: unknown);

        long? Count(ExportColumn column)
        {
            var text = Text(row, column);
            if (CountText.TryRead(text, out var count))
                return count;
            (unknown ??= []).Add((column, text));
            return PictureMetadata.Unreadable;
        }
    }

    /// <summary>The text of a column without the white space around it.</summary>
    public static string Text(IExportRows row, ExportColumn column) => CellText.Trim(row[column]);

    /// <summary>Whether the row is of a video.</summary>
    public static bool IsVideo(IExportRows row) =>
        Text(row, ExportColumn.Type).Equals("Video", StringComparison.OrdinalIgnoreCase)
        || Text(row, ExportColumn.VideoUrl).Length > 0;

    // Null without a fault where nothing is there, or an address of Instagram that is not a post's, as a profile's.
    private static string? ReadShortcode(IExportRows row, ExportColumn column, out bool fault)
    {
        var address = Text(row, column);
        var shortcode = Shortcode.FromAddress(address);
        fault = shortcode is null && address.Length > 0 && !Shortcode.IsOtherPlace(address);
        if (fault)
        {
            row.AddFault(
                column,
                $"'{Quotation.Shorten(address)}' is not the address of a post",
                "Write it as https://www.instagram.com/p/B6Dva5DHdVA, or remove the row");
        }
        return shortcode;
    }

    private static DateTime ReadTime(IExportRows row, ExportColumn column, ref bool fault)
    {
        var text = Text(row, column);
        var time = TimeText.Read(text);
        if (time is null && text.Length > 0)
            Unreadable(row, column, text, "is not an unambiguous time", TimeText.Remedy, ref fault);
        return time ?? default;
    }

    private static bool ReadBoolean(IExportRows row, ExportColumn column, ref bool fault)
    {
        var text = Text(row, column);
        var value = text.Length == 0 ? false : BooleanText.Read(text);
        if (value is null)
            Unreadable(row, column, text, "is neither true nor false", "Write true or false", ref fault);
        return value == true;
    }

    private static void Unreadable(
        IExportRows row, ExportColumn column, string text, string problem, string remedy, ref bool fault)
    {
        row.AddFault(column, $"{ExportRows.Names[(int)column]} '{Quotation.Shorten(text)}' {problem}", remedy);
        fault = true;
    }

    private static int CountCharacters(string text)
    {
        var count = text.Length;
        foreach (var c in text)
            count -= char.IsLowSurrogate(c) ? 1 : 0;
        return count;
    }

    private static RowContent LeftOut(LeftOutReason reason, string value) =>
        new(null, Reason: reason, Value: Quotation.Shorten(value));
}
