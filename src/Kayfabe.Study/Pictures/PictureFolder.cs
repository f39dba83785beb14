using System.Collections.Concurrent;
using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Tables;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Study.Pictures;

/// <summary>The folder of a study's pictures: one file for each picture, named by the picture's id.</summary>
/// <param name="path">Where the folder is.</param>
/// <param name="relative">The folder below the study's.</param>
/// <param name="study">What faults call the study's folder, such as <c>data/sample</c>.</param>
public sealed class PictureFolder(string path, string relative, string study)
{
    private static readonly string[] _extensions = [".jpg", ".jpeg", ".png"];

    /// <summary>
    /// Checks every file: its name, that no other has its id, and that it is a picture that the image service takes.
    /// </summary>
    /// <param name="files">The files by path below the folder, with the digest of their bytes.</param>
    /// <param name="progress">Receives how many pictures were opened, from several threads.</param>
    /// <returns>The pictures, ordinal by id, with their headers.</returns>
    /// <exception cref="InputException">All files that are not pictures, or not named by a unique id.</exception>
    public IReadOnlyList<(PictureFile Picture, PictureHeader Header)> Read(
        IEnumerable<(string Path, string Digest)> files, Action<int, int>? progress = null)
    {
        var pictures = files
            .Select(file => new PictureFile(
                Path.GetFileNameWithoutExtension(file.Path), $"{relative}/{file.Path}", file.Digest))
            .ToArray();
        if (pictures.Length == 0)
        {
            throw new InputException(new Fault(
                "there are no pictures",
                "Put them there, named <picture id>.jpg or .png, or name their folder in study.json (detect.pictures).",
                $"{study}/{relative}"));
        }
        Array.Sort(pictures, static (a, b) =>
            string.CompareOrdinal(a.Picture, b.Picture) is not 0 and var order
                ? order
                : string.CompareOrdinal(a.File, b.File));
        var headers = new PictureHeader?[pictures.Length];
        var wrong = new ConcurrentDictionary<int, Fault>();
        var done = 0;
        Parallel.For(0, pictures.Length, i =>
        {
            try
            {
                headers[i] = Check(pictures[i], OtherOf(pictures, i));
            }
            catch (InputException refused)
            {
                wrong[i] = refused.Faults[0];
            }
            progress?.Invoke(Interlocked.Increment(ref done), pictures.Length);
        });
        var faults = new FaultList();
        foreach (var (_, fault) in wrong.OrderBy(entry => entry.Key))
            faults.Add(fault);
        faults.ThrowIfAny();
        return [.. pictures.Select((picture, i) => (picture, headers[i]!))];
    }

    /// <summary>The files of pictures that were not withdrawn, neither by id nor by content.</summary>
    /// <param name="files">As for <see cref="Read"/>.</param>
    /// <param name="withdrawn">What was withdrawn.</param>
    public static IReadOnlyList<(string Path, string Digest)> WithoutWithdrawn(
        IReadOnlyList<(string Path, string Digest)> files, WithdrawnPictures withdrawn) =>
        withdrawn.Count == 0 ? files
        :
        [
            .. files.Where(file => !withdrawn.HasBytes(file.Digest)
                && !withdrawn.HasId(Path.GetFileNameWithoutExtension(file.Path))),
        ];

    /// <summary>How many files were left out because they were withdrawn, in one line; null where none was.</summary>
    public static string? WithdrawnLine(int files, int withdrawn) =>
        LeftOutLine.Of("pictures", files, [("withdrawn", withdrawn)]);

    /// <summary>The picture before this one in order that has the same id; null where there is none.</summary>
    private static PictureFile? OtherOf(PictureFile[] pictures, int place)
    {
        for (var i = place - 1; i >= 0 && pictures[i].Picture == pictures[place].Picture; i--)
        {
            if (IsPictureByName(pictures[i]))
                return pictures[i];
        }
        return null;
    }

    private static bool IsPictureByName(PictureFile picture) =>
        _extensions.Contains(Path.GetExtension(picture.File), StringComparer.OrdinalIgnoreCase);

    private PictureHeader Check(PictureFile picture, PictureFile? other)
    {
        var name = $"{study}/{picture.File}";
        var file = Path.Combine(path, picture.File[(relative.Length + 1)..]);
        if (StudyFiles.LeadsOut(path, file))
            throw new InputException(StudyFiles.LinkOut(name));
        if (!IsPictureByName(picture))
            throw Misnamed(file, name, picture.Picture);
        if (!Shortcode.IsValid(picture.Picture))
        {
            throw Refused(
                $"'{picture.Picture}' is not a picture id", "Name the file by the shortcode of the picture's address.");
        }
        if (other is not null)
            throw Refused($"'{other.File}' has the same picture id", "Keep only the one that was recorded.");
        return PictureHeader.Read(file, name);

        InputException Refused(string problem, string remedy) => new(new Fault(problem, remedy, name));
    }

    /// <summary>
    /// The fault of a file that is named neither .jpg nor .png: a picture with a wrong extension, or not a picture.
    /// </summary>
    private static InputException Misnamed(string file, string name, string id)
    {
        try
        {
            var format = PictureHeader.Read(file, name).Format;
            return new InputException(new Fault(
                $"this is a {(format == "png" ? "PNG" : "JPEG")} with another extension",
                $"Name it {id}.{(format == "png" ? "png" : "jpg")}.",
                name));
        }
        catch (InputException e)
        {
            return e;
        }
    }
}
