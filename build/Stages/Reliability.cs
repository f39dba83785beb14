using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Posts;

namespace Kayfabe.Build.Stages;

/// <summary>Measures the agreement of the annotators, which bounds how far a model can be trusted.</summary>
[TaskName("Reliability"), IsDependentOn(typeof(Ingest)), IsDependentOn(typeof(Annotate))]
[TaskDescription("The agreement of the annotators, beyond chance.")]
public sealed class Reliability : Stage<AnnotateSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, AnnotateSettings settings) =>
        inputs.Only<Ingest>(IngestFiles.Pictures).Only<Annotate>(OutcomeFiles.Codings).Seed();

    /// <inheritdoc/>
    protected override void Make(StageWork work, AnnotateSettings settings)
    {
        var posts = PictureTable.ReadPictures(work.Artifact<Ingest>(IngestFiles.Pictures))
            .ToDictionary(picture => picture.Id, picture => picture.Post, StringComparer.Ordinal);
        var codings = OutcomeFiles.ReadCodings(work.Artifact<Annotate>(OutcomeFiles.Codings));
        ReliabilityFile.Write(
            work.Output(ReliabilityFile.Name), ReliabilityStudy.Measure(codings, work.Seed, posts));
    }
}
