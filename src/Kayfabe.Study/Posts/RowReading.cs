using System.Globalization;
using Kayfabe.Study.Csv;

namespace Kayfabe.Study.Posts;

/// <summary>What one row of an export says: a picture with its metadata, or why there is none.</summary>
/// <param name="Picture">Null where the row is left out.</param>
/// <param name="Metadata">Of the picture.</param>
/// <param name="Reason">Why the row is left out.</param>
/// <param name="Value">The value that decided.</param>
internal readonly record struct RowContent(
    Picture? Picture, PictureMetadata Metadata, LeftOutReason Reason, string Value);

/// <summary>Reads one row of an export.</summary>
internal static class RowReading
{
    private static readonly string[] _dateFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    /// <summary>The picture of the row, or why there is none, with the value that decided.</summary>
    /// <remarks>
    /// Where <c>sidePostUrl</c> is filled it is the picture's address and <c>postUrl</c> the post's. Older exports lack
    /// it: then the post of a carousel's picture is not told, and <see cref="Picture.Post"/> is empty here.
    /// </remarks>
    public static RowContent Interpret(IExportRows row)
    {
        if (row[ExportColumn.Error] is { Length: > 0 } error)
            return LeftOut(LeftOutReason.Error, error);

        var (postUrl, sideUrl) = (row[ExportColumn.PostUrl], row[ExportColumn.SidePostUrl]);
        if (Shortcode.FromAddress(postUrl) is not { } post)
            return LeftOut(LeftOutReason.NoShortcode, postUrl);
        var id = sideUrl.Length == 0 ? post : Shortcode.FromAddress(sideUrl);
        if (id is null)
            return LeftOut(LeftOutReason.NoShortcode, sideUrl);

        var type = row[ExportColumn.Type];
        var isVideo = type == "Video" || row[ExportColumn.VideoUrl].Length > 0;
        if (row[ExportColumn.ImgUrl].Length == 0 && (isVideo || row.Has(ExportColumn.ImgUrl)))
            return LeftOut(LeftOutReason.NoPicture, type);
        if (ToTime(row[ExportColumn.PubDate]) is not { } published)
            return LeftOut(LeftOutReason.NoDate, row[ExportColumn.PubDate]);

        Span<long?> counts = stackalloc long?[3];
        for (var i = 0; i < counts.Length; i++)
        {
            var text = row[ExportColumn.LikeCount + i];
            if (!TryCount(text, out counts[i]))
                return LeftOut(LeftOutReason.NoCount, text);
        }
        var isSidecar = row[ExportColumn.IsSidecar].Equals("true", StringComparison.OrdinalIgnoreCase);
        var picture = new Picture(
            id,
            sideUrl.Length == 0 && isSidecar ? "" : post,
            new DateTime(published.Ticks - (published.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc),
            row[ExportColumn.Username],
            isSidecar,
            type);
        var length = CountCharacters(row[ExportColumn.Description]);
        return new RowContent(picture, new PictureMetadata(counts[0], counts[1], counts[2], length), default, "");
    }

    /// <summary>A date and time in ISO 8601, UTC where it has no offset.</summary>
    public static DateTime? ToTime(string text) => DateTime.TryParseExact(
        text,
        _dateFormats,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out var time) ? time : null;

    /// <summary>Reads a count: empty is unknown, and so is -1, which stands for a count that its account hides.</summary>
    private static bool TryCount(string text, out long? count)
    {
        count = null;
        if (text.Length == 0 || text == "-1")
            return true;
        // A table that passed through pandas has 46171.0 where the column has an empty value.
        var digits = text.EndsWith(".0", StringComparison.Ordinal) ? text.AsSpan(0, text.Length - 2) : text;
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        count = number;
        return true;
    }

    private static int CountCharacters(string text)
    {
        var count = text.Length;
        foreach (var c in text)
            count -= char.IsLowSurrogate(c) ? 1 : 0;
        return count;
    }

    private static RowContent LeftOut(LeftOutReason reason, string value) =>
        new(null, default, reason, CsvText.Shorten(value));
}
