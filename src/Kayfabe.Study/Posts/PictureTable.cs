using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Posts;

/// <summary>Reads <see cref="IngestFiles.Pictures"/>.</summary>
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
                csv.AddFault(published, "this is not a time", "Run the stage Ingest again");
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
}
