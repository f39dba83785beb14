using System.Runtime.InteropServices;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Tables;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Study.Posts;

/// <summary>Reads the scraper's exports into pictures and posts.</summary>
public static class Exports
{
    /// <summary>Reads all exports. Of two rows about one picture, the later extraction is used.</summary>
    /// <param name="files">The exports.</param>
    /// <param name="settings">How they are read.</param>
    /// <param name="withdrawn">The pictures that are left out; null for none.</param>
    /// <exception cref="InputException">
    /// A file cannot be read as an export of PhantomBuster; a value is filled and cannot be understood; two rows have
    /// one shortcode and are of two pictures; no row is a picture.
    /// </exception>
    public static Ingested Read(
        IReadOnlyList<StudyFile> files, IngestSettings settings, WithdrawnPictures? withdrawn = null)
    {
        var faults = new FaultList();
        var rows = new ExportReader(files, settings.VideoCovers, withdrawn ?? WithdrawnPictures.None);
        for (var i = 0; i < files.Count; i++)
        {
            using var export = ExportRows.Open(files[i], faults);
            while (export?.Read() == true)
                rows.Add(export, i);
        }
        faults.ThrowIfAny();
        var ingested = rows.ToIngested(ToPosts);
        return ingested.Pictures.Count > 0 ? ingested : throw new InputException(NoPictures(files, ingested));
    }

    private static Post[] ToPosts(IReadOnlyList<Picture> pictures)
    {
        var posts = new Dictionary<string, Post>(StringComparer.Ordinal);
        foreach (var picture in pictures)
        {
            ref var post = ref CollectionsMarshal.GetValueRefOrAddDefault(posts, picture.Post, out var exists);
            post = exists
                ? post! with { Pictures = post.Pictures + 1 }
                : new Post(picture.Post, picture.Published, picture.Username, picture.IsSidecar, 1);
        }
        var all = posts.Values.ToArray();
        var order = RowOrder.By(Array.ConvertAll(all, post => (ulong)post.Published.Ticks), i => all[i].Id);
        return Array.ConvertAll(order, i => all[i]);
    }

    private static Fault NoPictures(IReadOnlyList<StudyFile> files, Ingested ingested)
    {
        var reasons = ingested.LeftOut.CountBy(row => row.Reason).OrderBy(count => count.Key)
            .Select(count => $"{count.Value} {count.Key.Text()}");
        return new Fault(
            ingested.Rows == 0
                ? "the exports have no rows"
                : $"no row of the exports is a picture: {string.Join(", ", reasons)}",
            "Check the first rows: is this the export that you meant?",
            files.Count > 0 ? files[0].Name : null);
    }
}
