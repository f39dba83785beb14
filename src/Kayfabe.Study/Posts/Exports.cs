using System.Runtime.InteropServices;
using Kayfabe.Study.Csv;

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
    /// A file cannot be read as an export of PhantomBuster, or no row of any is a picture.
    /// </exception>
    public static Ingested Read(IReadOnlyList<StudyFile> files)
    {
        var faults = new FaultList();
        var merge = new PictureMerge();
        var leftOut = new List<LeftOut>();
        var repaired = new List<RepairedId>();
        var (rows, others) = (0, 0);
        foreach (var file in files)
        {
            using var export = ExportRows.Open(file, faults);
            while (export?.Read() == true)
            {
                rows++;
                var (picture, itsMetadata, reason, value) = RowReading.Interpret(export);
                if (picture is null)
                {
                    leftOut.Add(new LeftOut(file.Relative, export.Line, reason, value));
                    continue;
                }
                var extracted = RowReading.ToTime(export[ExportColumn.Timestamp]) ?? DateTime.MinValue;
                merge.Add(picture, itsMetadata, extracted);
                var stored = export[ExportColumn.PostId];
                var (verdict, shortcode) = Compare(stored, picture);
                if (verdict == StoredId.Other)
                    others++;
                else if (verdict == StoredId.Rounded && Shortcode.ToId(shortcode) is { } id)
                    repaired.Add(new RepairedId(file.Relative, export.Line, picture.Id, stored, id));
            }
        }
        faults.ThrowIfAny();
        var (pictures, metadata) = merge.ToArrays();
        if (pictures.Length == 0)
            throw new InputException(NoPictures(files, rows, leftOut));
        return new Ingested(
            pictures, metadata, ToPosts(pictures), leftOut, repaired, files.Count, rows, merge.Duplicates, others);
    }

    /// <summary>A picture of a carousel comes with its own id or with its post's.</summary>
    private static (StoredId Verdict, string Shortcode) Compare(string stored, Picture picture)
    {
        var own = Shortcode.Compare(stored, picture.Id);
        return own == StoredId.Other && picture.Post.Length > 0
            ? (Shortcode.Compare(stored, picture.Post), picture.Post)
            : (own, picture.Id);
    }

    private static Post[] ToPosts(Picture[] pictures)
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

    private static Fault NoPictures(IReadOnlyList<StudyFile> files, int rows, List<LeftOut> leftOut)
    {
        var reasons = leftOut.CountBy(row => row.Reason).OrderBy(count => count.Key)
            .Select(count => $"{count.Value} {IngestFiles.Text(count.Key)}");
        return new Fault(
            rows == 0 ? "the exports have no rows" : $"no row of the exports is a picture: {string.Join(", ", reasons)}",
            "Look at the first rows: is it the export that you meant?",
            files.Count > 0 ? files[0].Name : null);
    }
}
