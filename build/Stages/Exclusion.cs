using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Posts;

namespace Kayfabe.Build.Stages;

/// <summary>Tells who the annotated pictures are that are no row, and whether they are others than the rows.</summary>
[TaskName("Exclusion"), IsDependentOn(typeof(Ingest)), IsDependentOn(typeof(Annotate))]
[IsDependentOn(typeof(Featurize))]
[TaskDescription("The annotated pictures that are left out, and whether that depends on their outcome.")]
public sealed class Exclusion : Stage<AnnotateSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, AnnotateSettings settings) => inputs
        .Only<Ingest>(IngestFiles.Pictures).Only<Annotate>(OutcomeFiles.Codings, OutcomeFiles.Resolution)
        .Only<Featurize>(LeftOutPictures.FileName).Seed();

    /// <inheritdoc/>
    protected override void Make(StageWork work, AnnotateSettings settings) =>
        ExclusionsFile.Write(work.Output(ExclusionsFile.Name), Exclusions.Of(
            OutcomeFiles.ReadCodings(work.Artifact<Annotate>(OutcomeFiles.Codings)),
            OutcomeFiles.ReadResolution(work.Artifact<Annotate>(OutcomeFiles.Resolution)),
            PictureTable.ReadPictures(work.Artifact<Ingest>(IngestFiles.Pictures)),
            LeftOutPictures.Read(work.Artifact<Featurize>(LeftOutPictures.FileName)),
            work.Seed));
}
