using System.Runtime.InteropServices;
using Kayfabe.Study.Csv;

namespace Kayfabe.Study.Posts;

/// <summary>Merges rows that speak of the same picture, and finds the posts of those that do not tell theirs.</summary>
internal sealed class PictureMerge
{
    private readonly Dictionary<string, Known> _pictures =
        new(StringComparer.Ordinal);

    /// <summary>The number of rows that spoke of a picture already known.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Adds what a row says; of two, the later extraction holds, and the first met of one time.</summary>
    /// <param name="picture">The picture; its post is empty where the row does not tell it.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="extracted">The time of extraction; a row without one yields to every other.</param>
    public void Add(Picture picture, PictureMetadata metadata, DateTime extracted)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_pictures, picture.Id, out var exists);
        if (!exists)
        {
            known = new Known(picture, metadata, extracted);
            return;
        }
        Duplicates++;
        var (later, earlier) = (known, new Known(picture, metadata, extracted));
        if (extracted > known.Extracted)
            (later, earlier) = (earlier, later);
        // An older export does not tell the post, a newer one does; whichever came later, what is told holds.
        known = later.Picture.Post.Length > 0
            ? later
            : later with { Picture = later.Picture with { Post = earlier.Picture.Post } };
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
        foreach (var (picture, _, _) in _pictures.Values)
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

    private readonly record struct Known(Picture Picture, PictureMetadata Metadata, DateTime Extracted);
}
