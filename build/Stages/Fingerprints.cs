using System.Collections.Concurrent;
using Cake.Frosting;
using Kayfabe.Build.Hosting;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Settings;

namespace Kayfabe.Build.Stages;

/// <summary>Hashes the pictures so that those that look alike are found.</summary>
[TaskName("Fingerprints"), IsDependentOn(typeof(Detect))]
[TaskDescription("A perceptual hash of each picture: which look nearly the same.")]
public sealed class Fingerprints : Stage<DetectSettings>
{
    /// <inheritdoc/>
    protected override DetectSettings? SettingsOf(StudySettings study) => study.Detect;

    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, DetectSettings settings) => inputs.Only<Detect>(DetectionFiles.Pictures);

    /// <inheritdoc/>
    protected override void Make(StageWork work, DetectSettings settings)
    {
        var pictures = DetectionFiles.ReadPictures(work.Artifact<Detect>(DetectionFiles.Pictures));
        var fingerprints = new ConcurrentDictionary<string, PictureFingerprint>(StringComparer.Ordinal);
        Parallel.ForEach(pictures, picture =>
        {
            var hash = DifferenceHash.Of(File.ReadAllBytes(Path.Combine(work.StudyFolder, picture.File)));
            fingerprints[picture.Picture] = new PictureFingerprint(picture.Digest, hash);
            work.Progress.Report("hashing pictures", fingerprints.Count, pictures.Count);
        });
        FingerprintFile.Write(work.Output(FingerprintFile.Name), fingerprints);
    }
}
