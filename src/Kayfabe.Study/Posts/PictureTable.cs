using System.Buffers.Text;
using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Posts;

/// <summary>Reads the tables of pictures that <see cref="IngestFiles"/> writes.</summary>
public static class PictureTable
{
    /// <summary>Reads <see cref="IngestFiles.Pictures"/>: the pictures by time, then ordinal by id.</summary>
    /// <exception cref="InputException">The file is not one that the stage made.</exception>
    public static IReadOnlyList<Picture> ReadPictures(string path)
    {
        var faults = new FaultList();
        using var csv = CsvTable.Open(path, path, faults);
        var (id, post, published) = (csv.Column("picture"), csv.Column("post"), csv.Column("published"));
        var (username, isSidecar, type) = (csv.Column("username"), csv.Column("isSidecar"), csv.Column("type"));
        var pictures = new List<Picture>();
        while (csv.Read())
        {
            if (TimeText.Read(csv.Text(published)) is not { } time)
            {
                csv.AddFault(published, "this is no time", "Run the stage Ingest again");
                continue;
            }
            var isOfSidecar = csv[isSidecar].SequenceEqual("true"u8);
            if (!isOfSidecar && !csv[isSidecar].SequenceEqual("false"u8))
                csv.AddFault(isSidecar, "this is neither true nor false", "Run the stage Ingest again");
            pictures.Add(new Picture(
                csv.Text(id), csv.Text(post), time, csv.Text(username), isOfSidecar, csv.Text(type)));
        }
        faults.ThrowIfAny();
        return pictures;
    }

    /// <summary>Reads the ids of <see cref="IngestFiles.Pictures"/> only, in its order.</summary>
    /// <exception cref="InputException">The file is not one that the stage made.</exception>
    public static IReadOnlyList<string> ReadIds(string path)
    {
        using var csv = new Utf8CsvReader(path, "picture");
        var ids = new List<string>();
        while (csv.Read())
            ids.Add(Encoding.UTF8.GetString(csv[0]));
        return ids;
    }

    /// <summary>Reads <see cref="IngestFiles.Metadata"/> by picture.</summary>
    /// <exception cref="InputException">The file is not one that the stage made.</exception>
    public static IReadOnlyDictionary<string, PictureMetadata> ReadMetadata(string path)
    {
        var faults = new FaultList();
        using var csv = CsvTable.Open(path, path, faults);
        var (id, likes, comments) = (csv.Column("picture"), csv.Column("likeCount"), csv.Column("commentCount"));
        var (views, length) = (csv.Column("viewCount"), csv.Column("descriptionLength"));
        var metadata = new Dictionary<string, PictureMetadata>(StringComparer.Ordinal);
        while (csv.Read())
        {
            metadata[csv.Text(id)] = new PictureMetadata(
                Count(csv, likes), Count(csv, comments), Count(csv, views), (int)(Count(csv, length) ?? 0));
        }
        faults.ThrowIfAny();
        return metadata;
    }

    private static long? Count(CsvTable csv, int column)
    {
        var text = csv[column];
        if (text.IsEmpty)
            return null;
        if (Ascii.Equals(text, PictureMetadata.UnreadableText))
            return PictureMetadata.Unreadable;
        if (Utf8Parser.TryParse(text, out long count, out var read) && read == text.Length)
            return count;
        csv.AddFault(column, "this is no count", "Run the stage Ingest again");
        return null;
    }
}
