using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Posts;

/// <summary>Reads <see cref="IngestFiles.Pictures"/>.</summary>
public static class PictureTable
{
    /// <summary>The pictures by time, then ordinal by id.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<Picture> ReadPictures(string path)
    {
        using var table = new ArtifactTable(path, IngestFiles.PictureColumns);
        var pictures = new List<Picture>();
        while (table.Next())
        {
            var published = TimeText.Read(table[2]) ?? throw table.Damaged(2, "this is not a time");
            if (table[4] is not ("true" or "false"))
                throw table.Damaged(4, "this is neither true nor false");
            pictures.Add(new Picture(table[0], table[1], published, table[3], table[4] == "true", table[5]));
        }
        return pictures;
    }

    /// <summary>The ids of the pictures only, in the same order.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<string> ReadIds(string path)
    {
        using var table = ArtifactTable.WithColumns(path, "picture");
        var ids = new List<string>();
        while (table.Next())
            ids.Add(table[0]);
        return ids;
    }
}
