using System.Runtime.InteropServices;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Posts;

/// <summary>Reads the scraper's exports into pictures and posts.</summary>
public static class Exports
{
    /// <summary>Finds the exports that the settings name, in ordinal order.</summary>
    /// <param name="folder">The study's folder.</param>
    /// <param name="name">What faults call the folder, such as <c>data/sample</c>.</param>
    /// <param name="settings">Names them.</param>
    /// <exception cref="InputException">A pattern names no file, or one outside of the folder.</exception>
    public static IReadOnlyList<StudyFile> Find(string folder, string name, IngestSettings settings)
    {
        var faults = new FaultList();
        var files = StudyFiles.Find(folder, name, settings.Exports, faults);
        faults.ThrowIfAny();
        return files;
    }

    /// <summary>Reads all exports. Of two rows about one picture the later extraction holds.</summary>
    /// <exception cref="InputException">
    /// A file cannot be read as an export of PhantomBuster; a value is filled and cannot be understood; two rows have
    /// one shortcode and are of two pictures; no row of any is a picture.
    /// </exception>
    public static Ingested Read(IReadOnlyList<StudyFile> files, IngestSettings settings)
    {
        var faults = new FaultList();
        var rows = new ExportReader(files, settings.VideoCovers);
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
            .Select(count => $"{count.Value} {IngestFiles.Text(count.Key)}");
        return new Fault(
            ingested.Rows == 0
                ? "the exports have no rows"
                : $"no row of the exports is a picture: {string.Join(", ", reasons)}",
            "Look at the first rows: is it the export that you meant?",
            files.Count > 0 ? files[0].Name : null);
    }
}
