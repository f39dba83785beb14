using Kayfabe.Bundle.Bom;
using Kayfabe.Bundle.Contents;
using Kayfabe.Bundle.Crate;
using Kayfabe.Bundle.Croissant;
using Kayfabe.Bundle.Zip;
using Kayfabe.Settings;
using Kayfabe.Shared;
using Kayfabe.Store.Files;

namespace Kayfabe.Bundle;

/// <summary>Writes a study as one zip: the same contents give the same bytes on any machine.</summary>
public static class BundleWriter
{
    /// <summary>The number of bytes of all files, without what is made with the bundle.</summary>
    public static long SizeOf(BundleContents contents) => contents.Files.Sum(file => file.Size);

    /// <summary>Writes the bundle, all at once or not at all.</summary>
    /// <param name="path">The zip.</param>
    /// <param name="contents">What it is made from.</param>
    /// <param name="progress">Called with the number of bytes written so far; null for no one.</param>
    /// <exception cref="InputException">
    /// A file was changed while it was read, or the names of files would not do on every system: all of those.
    /// </exception>
    /// <exception cref="IOException">The disk is full, or a file cannot be read.</exception>
    public static void Write(string path, BundleContents contents, Action<long>? progress = null)
    {
        Check(contents);
        var made = Documents(contents);
        var all = contents.Files.Select(file => (file.Path, File: (BundleFile?)file, Content: (byte[]?)null))
            .Concat(made.Select(one => (one.Path, File: (BundleFile?)null, Content: (byte[]?)one.Content)))
            .OrderBy(one => one.Path, StringComparer.Ordinal);
        long done = 0;
        AtomicFile.Write(path, stream =>
        {
            var zip = new ZipWriter(stream);
            foreach (var (name, file, content) in all)
            {
                if (file is null)
                    zip.Add(name, new MemoryStream(content!));
                else
                    Add(zip, file);
            }
            zip.Finish();
        });

        void Add(ZipWriter zip, BundleFile file)
        {
            using var source = new FileStream(
                file.Source, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            var (digest, _) = zip.Add(
                file.Path, source, file.IsExecutable, count => progress?.Invoke(done += count));
            if (digest != file.Digest)
            {
                throw new InputException(new Fault(
                    "it was changed while the bundle was made", "Nothing was written. Run the target again.",
                    file.Path));
            }
        }
    }

    private static void Check(BundleContents contents)
    {
        var faults = new FaultList();
        string[] paths = [.. contents.Files.Select(file => file.Path), .. BundlePaths.Made];
        foreach (var path in paths)
        {
            if (ConfinedPath.ProblemOf(path) is { } problem)
                faults.Add(new Fault($"the name {problem}", "Rename the file.", path));
        }
        if (ConfinedPath.FindCollision(paths) is var (one, other))
        {
            faults.Add(new Fault(
                $"'{other}' is the same file on a system that ignores case", "Rename one of them.", one));
        }
        if (paths.Length > ZipDirectory.MostEntries)
        {
            faults.Add(new Fault(
                $"a bundle has {ZipDirectory.MostEntries:N0} files at most, and this one has {paths.Length:N0}",
                "Leave the data out: without --with-data."));
        }
        faults.ThrowIfAny();
    }

    private static List<(string Path, byte[] Content)> Documents(BundleContents contents)
    {
        List<(string Path, byte[] Content)> made =
        [
            (BundlePaths.Bom, BomDocument.Of(contents)),
            (BundlePaths.Croissant, CroissantDocument.Of(contents)),
            (BundlePaths.Preview, PreviewPage.Of(contents)),
        ];
        made.Add((BundlePaths.Metadata, CrateDocument.Of(contents, made)));
        return made;
    }
}
