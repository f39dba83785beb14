using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Study.Posts;

/// <summary>Collects the rows of all exports, and counts what was left out or repaired.</summary>
internal sealed class ExportReader(IReadOnlyList<StudyFile> files, bool covers, WithdrawnPictures withdrawn)
{
    private readonly PictureMerge _merge = new();
    private readonly List<LeftOut> _leftOut = [];
    private readonly List<RepairedId> _repaired = [];
    private readonly List<UnknownCount> _unknown = [];
    private readonly HashSet<string> _covers = new(StringComparer.Ordinal);
    private int _rows;
    private int _others;
    private string? _firstOther;

    /// <summary>Takes the current row of an export.</summary>
    /// <param name="row">The row; its faults are added to it.</param>
    /// <param name="file">The number of the export.</param>
    public void Add(IExportRows row, int file)
    {
        _rows++;
        var content = RowParser.Interpret(row, covers);
        var relative = files[file].Relative;
        if (content.Reason is { } reason)
            _leftOut.Add(new LeftOut(relative, row.Line, reason, content.Value));
        if (content.Picture is not { } picture)
            return;
        if (withdrawn.HasId(picture.Id))
        {
            _leftOut.Add(new LeftOut(relative, row.Line, LeftOutReason.Withdrawn, ""));
            return;
        }
        var stored = RowParser.Text(row, ExportColumn.PostId);
        var (verdict, shortcode) = Compare(stored, picture);
        if (verdict == StoredId.Other && _others++ == 0)
            _firstOther = Place(file, row.Line);
        else if (verdict == StoredId.Rounded && Shortcode.ToId(shortcode) is { } id)
            _repaired.Add(new RepairedId(relative, row.Line, picture.Id, stored, id));
        foreach (var (column, text) in content.UnknownCounts ?? [])
        {
            var name = ExportRows.Names[(int)column];
            _unknown.Add(new UnknownCount(relative, row.Line, picture.Id, name, Quotation.Shorten(text)));
        }
        if (RowParser.IsVideo(row))
            _covers.Add(picture.Id);
        var source = SourceOf(row, file, verdict, stored);
        if (_merge.Add(picture, content.Metadata, content.Extracted, source) is { } other)
            AddConflict(row, picture.Id, stored, source, other);
    }

    /// <summary>All that was taken.</summary>
    /// <param name="toPosts">Makes posts of pictures.</param>
    public Ingested ToIngested(Func<IReadOnlyList<Picture>, IReadOnlyList<Post>> toPosts)
    {
        var (pictures, metadata) = _merge.ToArrays();
        return new Ingested(
            pictures, metadata, toPosts(pictures), _leftOut, _repaired, files.Count, _rows, _merge.Duplicates, _others)
        {
            UnknownCounts = _unknown,
            Covers = pictures.Count(picture => _covers.Contains(picture.Id)),
            OtherTimes = _merge.OtherTimes,
            FirstOtherId = _firstOther,
            FirstOtherTime = _merge.FirstOtherTime is { } first ? Place(first.File, first.Line) : null,
        };
    }

    private string Place(int file, int line) => FormattableString.Invariant($"{files[file].Relative}({line})");

    private static PictureSource SourceOf(IExportRows row, int file, StoredId verdict, string stored)
    {
        var side = RowParser.Text(row, ExportColumn.SidePostUrl);
        return new PictureSource(
            file,
            row.Line,
            Shortcode.ItemOf(side.Length > 0 ? side : RowParser.Text(row, ExportColumn.PostUrl)),
            verdict switch { StoredId.Unknown => null, StoredId.Other => stored, _ => "" },
            ImageOf(RowParser.Text(row, ExportColumn.ImgUrl)));
    }

    private void AddConflict(IExportRows row, string picture, string stored, PictureSource source, PictureSource other)
    {
        var (column, what) =
            source.Item != other.Item ? (ExportColumn.PostUrl, "its address points at another item of a carousel")
            : source.StoredId != other.StoredId
                ? (ExportColumn.PostId, $"its postId is another: '{Quotation.Shorten(stored)}'")
            : (ExportColumn.ImgUrl, "its imgUrl is another file");
        if (column == ExportColumn.PostUrl && RowParser.Text(row, ExportColumn.SidePostUrl).Length > 0)
            column = ExportColumn.SidePostUrl;
        // An id that a program has rounded spells another shortcode; an even multiple of 256 may be one.
        var isNumber = ulong.TryParse(source.StoredId, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        var own = isNumber && id % 256 != 0
            ? $" ({ExportRows.Names[(int)ExportColumn.PostId]} says https://www.instagram.com/p/{Shortcode.FromId(id)})"
            : "";
        row.AddFault(
            column,
            $"the row has the picture '{picture}' of {Place(other.File, other.Line)}, but {what}",
            $"Write each picture's own address into sidePostUrl{own}, or remove one of the rows");
    }

    /// <summary>A picture of a carousel comes with its own id or with its post's.</summary>
    private static (StoredId Verdict, string Shortcode) Compare(string stored, Picture picture)
    {
        var own = Shortcode.Compare(stored, picture.Id);
        return own == StoredId.Other && picture.Post.Length > 0
            ? (Shortcode.Compare(stored, picture.Post), picture.Post)
            : (own, picture.Id);
    }

    // FNV-1a of the last part of the path without its extension: what is before and behind it changes with the server
    // and the time of extraction. A hash, since a million pictures have one each.
    private static ulong ImageOf(string address)
    {
        var name = address.AsSpan();
        if (name.IndexOfAny('?', '#') is >= 0 and var end)
            name = name[..end];
        name = name[(name.LastIndexOf('/') + 1)..];
        if (name.LastIndexOf('.') is > 0 and var point)
            name = name[..point];
        if (name.IsEmpty)
            return 0;
        var hash = 14695981039346656037UL;
        foreach (var c in name)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
