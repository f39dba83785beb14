using System.Collections.Concurrent;
using Kayfabe.Study.Csv;
using Kayfabe.Study.Posts;

namespace Kayfabe.Study.Detections;

/// <summary>The folder of a study's pictures: a file a picture, named by the picture's id.</summary>
public static class PictureFolder
{
    private static readonly string[] _extensions = [".jpg", ".jpeg", ".png"];

    /// <summary>Checks every file: its name, and that it is a picture that the image service takes.</summary>
    /// <param name="files">The files by path below the folder, with the digest of their bytes.</param>
    /// <param name="folder">Where the folder is.</param>
    /// <param name="relative">The folder below the study's.</param>
    /// <param name="study">What faults call the study's folder, such as <c>data/sample</c>.</param>
    /// <exception cref="InputException">All files that are no pictures, or not named by an id.</exception>
    public static IReadOnlyList<PictureFile> Of(
        IEnumerable<(string Path, string Digest)> files, string folder, string relative, string study)
    {
        var pictures = files
            .Select(file => new PictureFile(Path.GetFileNameWithoutExtension(file.Path), $"{relative}/{file.Path}", file.Digest))
            .ToArray();
        if (pictures.Length == 0)
            throw new InputException(new Fault("there are no pictures", "Put them there, named <picture id>.jpg or .png, or name their folder in study.json (detect.pictures).", $"{study}/{relative}"));
        RefuseSameId(pictures, study);
        var wrong = new ConcurrentDictionary<int, Fault>();
        Parallel.For(0, pictures.Length, i =>
        {
            if (Check(pictures[i], folder, relative, study) is { } fault)
                wrong[i] = fault;
        });
        var faults = new FaultList();
        foreach (var (_, fault) in wrong.OrderBy(entry => entry.Key))
            faults.Add(fault);
        faults.ThrowIfAny();
        return pictures;
    }

    private static void RefuseSameId(PictureFile[] pictures, string study)
    {
        var faults = new FaultList();
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var picture in pictures)
        {
            if (!first.TryAdd(picture.Picture, picture.File))
                faults.Add(new Fault($"'{first[picture.Picture]}' is a picture of the same id", "Keep one of them.", $"{study}/{picture.File}"));
        }
        faults.ThrowIfAny();
    }

    private static Fault? Check(PictureFile picture, string folder, string relative, string study)
    {
        var name = $"{study}/{picture.File}";
        if (!_extensions.Contains(Path.GetExtension(picture.File), StringComparer.OrdinalIgnoreCase))
            return new Fault("this is no picture by its name", "Name it <picture id>.jpg or .png, or take it out of the folder.", name);
        if (!Shortcode.IsValid(picture.Picture))
            return new Fault($"'{picture.Picture}' is no picture's id", "Name the file by the shortcode of the picture's address.", name);
        var path = Path.Combine(folder, picture.File[(relative.Length + 1)..]);
        if (StudyFiles.LeadsOut(folder, path))
            return StudyFiles.LinkOut(name);
        try
        {
            PictureHeader.Read(path, name);
            return null;
        }
        catch (InputException refused)
        {
            return refused.Faults[0];
        }
    }
}
