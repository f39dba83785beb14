using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Build.Stages;

/// <summary>Reads the scraper's exports.</summary>
[TaskName("Ingest")]
[TaskDescription("Posts and pictures from PhantomBuster's exports, one row per picture.")]
public sealed class Ingest : Stage<IngestSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, IngestSettings settings) =>
        inputs.Files(settings.Exports).File(WithdrawnPictures.FileName);

    /// <inheritdoc/>
    protected override void Make(StageWork work, IngestSettings settings)
    {
        var ingested = Exports.Read(work.Files(settings.Exports), settings, work.Withdrawn());
        IngestFiles.Write(work.OutputFolder, ingested);
        work.Note(ingested.LeftOutLine);
        work.Note(ingested.CoversLine);
        foreach (var warning in ingested.Warnings)
            work.Warn(warning);
    }
}
