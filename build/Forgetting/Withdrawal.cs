using System.Text;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Upkeep;
using Kayfabe.Study.Sources;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Build.Forgetting;

/// <summary>
/// Withdraws a picture: first the study notes that it must not come back, then everything of it leaves the sources, the
/// artifacts and the store. A withdrawal that is stopped half-way is completed by the next one.
/// </summary>
/// <param name="context">The build; its workspace is locked.</param>
/// <param name="study">The study.</param>
internal sealed class Withdrawal(BuildContext context, StudySections study)
{
    private readonly ProjectPaths _paths = context.Paths;

    /// <summary>Withdraws a picture.</summary>
    /// <param name="traces">What the sources hold of it.</param>
    /// <param name="on">The day.</param>
    /// <returns>What was removed from the store, and what could not be.</returns>
    /// <exception cref="InputException">A source could not be rewritten: it is as it was.</exception>
    public (DerivedResults Removed, IReadOnlyList<string> Left) Run(PictureTraces traces, DateOnly on)
    {
        var list = Path.Combine(_paths.StudyFolder, WithdrawnPictures.FileName);
        var withdrawn = _paths.Withdrawn();
        AtomicFile.Write(list, withdrawn.With(traces.Id, traces.Digests, on));
        // Before the files change: their digests are in the keys of what was made from them.
        var sources = DigestsOf(traces);
        foreach (var source in traces.Sources.Where(source => source.Content != SourceContent.Picture))
            Rewrite(source, traces);
        foreach (var source in traces.Sources.Where(source => source.Content == SourceContent.Picture))
            File.Delete(source.File.Path);
        context.Workspace.Clear();
        var removed = DerivedResults.Find(_paths.Cache, sources, Marks(traces));
        var left = removed.Remove(_paths.Cache);
        RemoveRuns(removed);
        RemoveIndexes();
        return (removed, left);
    }

    // Only what is whole without the picture takes the file's place.
    private static void Rewrite(SourceParts source, PictureTraces traces)
    {
        using var folder = new TemporaryFolder();
        var copy = source.File with { Path = folder.File(Path.GetFileName(source.File.Path)) };
        using (var target = File.Create(copy.Path))
            source.WriteWithout(target);
        var left = source.Content switch
        {
            SourceContent.Export => PictureSources.InExport(copy, traces.Id),
            SourceContent.Annotation => PictureSources.InAnnotations(copy, traces.Id),
            SourceContent.Fetched => PictureSources.InFetchRecord(copy, traces.Id),
            _ => PictureSources.InRecordings(copy, traces.Digests),
        };
        if (left is not null || new FileInfo(copy.Path).Length != SizeWithout(source))
        {
            throw new InputException(new Fault(
                $"the rows of {traces.Id} could not be removed", "Remove them by hand, and run Forget again.",
                source.File.Name));
        }
        AtomicFile.Write(source.File.Path, File.ReadAllBytes(copy.Path));
    }

    private static long SizeWithout(SourceParts source) =>
        new FileInfo(source.File.Path).Length - source.Parts.Sum(part => part.End - part.Start);

    // The files, and the lists of the folders that they are in.
    private HashSet<Digest> DigestsOf(PictureTraces traces)
    {
        var digests = traces.Sources.Select(source => Digest.OfFile(source.File.Path)).ToHashSet();
        if (study.Find<Study.Pictures.PictureSettings>() is { } pictures
            && context.Tree.DigestOf(Path.Combine(_paths.StudyFolder, pictures.Pictures)) is { } manifest)
            digests.Add(manifest);
        return digests;
    }

    // A short id could be a part of any text.
    private static IReadOnlyList<byte[]> Marks(PictureTraces traces)
    {
        const int shortestId = 6;
        return
        [
            .. traces.Digests.Select(digest => Encoding.UTF8.GetBytes(digest["sha256:".Length..])),
            .. traces.Id.Length >= shortestId ? (byte[][])[Encoding.UTF8.GetBytes(traces.Id)] : [],
        ];
    }

    // A run whose results are gone can be compared with nothing.
    private void RemoveRuns(DerivedResults removed)
    {
        var keys = removed.Records.Select(one => one.File.Digest).ToHashSet();
        foreach (var id in context.Runs.Ids)
        {
            try
            {
                if (context.Runs.Find(id)?.Stages.Any(stage => keys.Contains(stage.Key.Digest)) != false)
                    context.Runs.Remove(id);
            }
            catch (Store.StoreException)
            {
                context.Runs.Remove(id);
            }
        }
    }

    // They have the names of files; they are made again.
    private void RemoveIndexes()
    {
        foreach (var file in StoreFile.In(_paths.Cache).Where(file => file.Kind == StoreFileKind.Index))
            file.Remove(_paths.Cache);
    }
}
