using System.Collections.Concurrent;
using Kayfabe.Study.Csv;
using Kayfabe.Study.Posts;

namespace Kayfabe.Study.Detections;

/// <summary>The folder of a study's pictures: a file a picture, named by the picture's id.</summary>
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
    /// <param name="progress">Told how many pictures were opened, by several threads.</param>
    /// <returns>The pictures, ordinal by id, with what their headers tell.</returns>
    /// <exception cref="InputException">All files that are no pictures, or not named by an id of their own.</exception>
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
            string.CompareOrdinal(a.Picture, b.Picture) is not 0 and var order ? order : string.CompareOrdinal(a.File, b.File));
        var headers = new PictureHeader?[pictures.Length];
        var wrong = new ConcurrentDictionary<int, Fault>();
        var done = 0;
        Parallel.For(0, pictures.Length, i =>
        {
            try
            {
                headers[i] = Check(pictures[i], i > 0 ? pictures[i - 1] : null);
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

    private PictureHeader Check(PictureFile picture, PictureFile? before)
    {
        var name = $"{study}/{picture.File}";
        if (!_extensions.Contains(Path.GetExtension(picture.File), StringComparer.OrdinalIgnoreCase))
            throw Refused("this is no picture by its name", "Name it <picture id>.jpg or .png, or take it out of the folder.");
        if (!Shortcode.IsValid(picture.Picture))
            throw Refused($"'{picture.Picture}' is no picture's id", "Name the file by the shortcode of the picture's address.");
        if (picture.Picture == before?.Picture)
            throw Refused($"'{before.File}' is a picture of the same id", "Keep one of them.");
        var file = Path.Combine(path, picture.File[(relative.Length + 1)..]);
        return StudyFiles.LeadsOut(path, file) ? throw new InputException(StudyFiles.LinkOut(name)) : PictureHeader.Read(file, name);

        InputException Refused(string problem, string remedy) => new(new Fault(problem, remedy, name));
    }
}
