using System.Collections.Concurrent;
using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Build.Stages;

/// <summary>Shrinks the pictures so that near-duplicates are found.</summary>
[TaskName("Fingerprints"), IsDependentOn(typeof(Pictures))]
[TaskDescription("A thumbnail of each picture, to find near-duplicates.")]
public sealed class Fingerprints : Stage<PictureSettings>
{
    /// <inheritdoc/>
    protected override void Make(StageWork work, PictureSettings settings)
    {
        var pictures = PictureFiles.Read(work.Artifact<Pictures>(PictureFiles.Name));
        var undecoded = new ConcurrentBag<string>();
        var fingerprints = new ConcurrentDictionary<string, PictureFingerprint>(StringComparer.Ordinal);
        Parallel.ForEach(pictures, picture =>
        {
            var thumbnail = PictureDecoder.Thumbnail(work.Content(picture.File, picture.Digest), out var isDecoded);
            if (!isDecoded)
                undecoded.Add(picture.File);
            fingerprints[picture.Picture] = new PictureFingerprint(picture.Digest, thumbnail);
            work.Progress.Show("shrinking pictures", fingerprints.Count, pictures.Count);
        });
        FingerprintFile.Write(work.Output(FingerprintFile.Name), fingerprints);
        if (!undecoded.IsEmpty)
        {
            work.Warn(
                $"{undecoded.Count} of {pictures.Count} pictures cannot be decoded (damaged, truncated or too large), "
                + $"the first of them {undecoded.Min(StringComparer.Ordinal)}: their near-duplicates are not found");
        }
    }
}
