using System.Runtime.InteropServices;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Posts;

/// <summary>What tells a row's picture from another of the same shortcode, and where the row is.</summary>
/// <param name="File">The export's number, from 0.</param>
/// <param name="Line">The line on which the row starts.</param>
/// <param name="Item">The item of a carousel that its address points at, from 1.</param>
/// <param name="StoredId">
/// Its id, where that is neither the shortcode's nor the post's; empty where it is; null where it is not known.
/// </param>
/// <param name="Image">A hash of the name of the picture's file in its address; 0 where there is none.</param>
internal readonly record struct PictureSource(int File, int Line, int Item, string? StoredId, ulong Image);

/// <summary>Merges rows that speak of the same picture, and finds the posts of those that do not tell theirs.</summary>
internal sealed class PictureMerge
{
    private readonly Dictionary<string, Known> _pictures =
        new(StringComparer.Ordinal);

    /// <summary>The number of rows that spoke of a picture already known.</summary>
    public int Duplicates { get; private set; }

    /// <summary>The number of rows that tell another time of publication than an earlier row of the picture.</summary>
    public int OtherTimes { get; private set; }

    /// <summary>The first of these rows; null where there is none.</summary>
    public PictureSource? FirstOtherTime { get; private set; }

    /// <summary>Adds what a row says; of two, the later extraction holds, and the first met of one time.</summary>
    /// <param name="picture">The picture; its post is empty where the row does not tell it.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="extracted">The time of extraction; a row without one yields to every other.</param>
    /// <param name="source">The row.</param>
    /// <returns>
    /// Null, or a row of the same shortcode that speaks of another picture: then nothing is added.
    /// </returns>
    public PictureSource? Add(Picture picture, PictureMetadata metadata, DateTime extracted, PictureSource source)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_pictures, picture.Id, out var exists);
        if (!exists)
        {
            known = new Known(picture, metadata, extracted, source);
            return null;
        }
        if (IsOther(known, picture, source))
            return known.Source;
        Duplicates++;
        if (known.Picture.Published != picture.Published)
        {
            OtherTimes++;
            FirstOtherTime ??= source;
        }
        var (later, earlier) = (known, new Known(picture, metadata, extracted, source));
        if (extracted > known.Extracted)
            (later, earlier) = (earlier, later);
        // An older export does not tell the post, a newer one does; whichever came later, what is told holds.
        known = later.Picture.Post.Length > 0
            ? later
            : later with { Picture = later.Picture with { Post = earlier.Picture.Post } };
        return null;
    }

    // A row that does not tell its post may have the post's id, which another export shows to be the post's. The
    // address of a picture changes from one extraction to the next, the name of the file in it does not, as far as is
    // known: so it counts within one export only.
    private static bool IsOther(in Known known, Picture picture, in PictureSource source)
    {
        var (a, b) = (known.Source, source);
        var areIdsOther = a.StoredId is not null && b.StoredId is not null && a.StoredId != b.StoredId
            && (a.File == b.File || (a.StoredId.Length > 0 && b.StoredId.Length > 0)
                || (known.Picture.Post.Length > 0 && picture.Post.Length > 0));
        var areImagesOther = a.File == b.File && a.Image != 0 && b.Image != 0 && a.Image != b.Image;
        return a.Item != b.Item || areIdsOther || areImagesOther;
    }

    /// <summary>All pictures, by time, then ordinal by id, each with its post.</summary>
    /// <remarks>
    /// Pictures of a carousel whose post is not told belong together where account and time, to the second, are the
    /// same: to the post that another row tells for these, else to the one that takes the first of their shortcodes in
    /// ordinal order, which no order of files or rows can change.
    /// </remarks>
    public (Picture[] Pictures, PictureMetadata[] Metadata) ToArrays()
    {
        var told = new Dictionary<(string, DateTime), string>();
        var untold = new Dictionary<(string, DateTime), string>();
        foreach (var (picture, _, _, _) in _pictures.Values)
        {
            if (picture.IsSidecar)
                KeepFirst(picture.Post.Length > 0 ? told : untold, picture);
        }
        var all = _pictures.Values.ToArray();
        var order = RowOrder.By(
            Array.ConvertAll(all, known => (ulong)known.Picture.Published.Ticks), i => all[i].Picture.Id);
        return (Array.ConvertAll(order, i => WithPost(all[i].Picture)), Array.ConvertAll(order, i => all[i].Metadata));

        Picture WithPost(Picture picture)
        {
            var key = (picture.Username, picture.Published);
            return picture.Post.Length > 0
                ? picture
                : picture with { Post = told.TryGetValue(key, out var post) ? post : untold[key] };
        }
    }

    private static void KeepFirst(Dictionary<(string, DateTime), string> posts, Picture picture)
    {
        var post = picture.Post.Length > 0 ? picture.Post : picture.Id;
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(
            posts, (picture.Username, picture.Published), out var exists);
        if (!exists || string.CompareOrdinal(post, first) < 0)
            first = post;
    }

    private readonly record struct Known(
        Picture Picture, PictureMetadata Metadata, DateTime Extracted, PictureSource Source);
}
