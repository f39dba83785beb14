using Kayfabe.Settings;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Pictures;

/// <summary>A picture of the study.</summary>
/// <param name="Picture">The picture's id, unique in the study.</param>
/// <param name="File">Its file, relative to the study's folder, with <c>/</c>.</param>
/// <param name="Digest">The SHA-256 of the file's bytes, <c>sha256:&lt;64 hex digits&gt;</c>.</param>
public sealed record PictureFile(string Picture, string File, string Digest);

/// <summary>
/// The table that the stage Pictures makes: picture, file, digest, format, width, height; ordinal by picture, each id
/// once. Later stages read the headers' values here and do not open the pictures again.
/// </summary>
public static class PictureFiles
{
    /// <summary>The name of the table.</summary>
    public const string Name = "pictureFiles.csv";

    private static ReadOnlySpan<string> Columns => new[] { "picture", "file", "digest", "format", "width", "height" };

    /// <summary>Writes the table.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="pictures">The pictures, ordinal by id.</param>
    public static void Write(string path, IEnumerable<(PictureFile Picture, PictureHeader Header)> pictures)
    {
        using var csv = CsvFile.Create(path, Columns);
        foreach (var (picture, header) in pictures)
        {
            csv.WriteField(picture.Picture);
            csv.WriteField(picture.File);
            csv.WriteField(picture.Digest);
            csv.WriteField(header.Format);
            csv.WriteField(header.Width);
            csv.WriteField(header.Height);
            csv.EndRecord();
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
