using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Pictures;

/// <summary>
/// The file that the stage Pictures makes: picture, file, digest, format, width, height; ordinal by picture, each id
/// once. What a picture's header told is read from here, so that nobody opens the picture for it again.
/// </summary>
public static class PictureFiles
{
    /// <summary>The name of the file.</summary>
    public const string Name = "pictures.csv";

    private static ReadOnlySpan<string> Columns => new[] { "picture", "file", "digest", "format", "width", "height" };

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="pictures">The pictures, ordinal by id.</param>
    public static void Write(string path, IEnumerable<(PictureFile Picture, PictureHeader Header)> pictures)
    {
        using var csv = new Utf8CsvWriter(path, Columns);
        foreach (var (picture, header) in pictures)
        {
            csv.Field(picture.Picture);
            csv.Field(picture.File);
            csv.Field(picture.Digest);
            csv.Field(header.Format);
            csv.Field(header.Width);
            csv.Field(header.Height);
            csv.EndRow();
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, without the headers.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<PictureFile> Read(string path)
    {
        var pictures = new List<PictureFile>();
        using var table = new ArtifactTable(path, Columns);
        while (table.Next())
            pictures.Add(new PictureFile(table[0], table[1], table[2]));
        return pictures;
    }
}
