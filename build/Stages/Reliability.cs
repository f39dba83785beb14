using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Annotators;
using Kayfabe.Study.Posts;

namespace Kayfabe.Build.Stages;

/// <summary>Measures how far the annotators agree, and what each of them does.</summary>
[TaskName("Reliability"), IsDependentOn(typeof(Ingest)), IsDependentOn(typeof(Annotate))]
[TaskDescription("The agreement of the annotators beyond chance, and what each of them says by batch and time.")]
public sealed class Reliability : Stage<AnnotateSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, AnnotateSettings settings) =>
        inputs.Only<Ingest>(IngestFiles.Pictures).Only<Annotate>(OutcomeFiles.Codings, OutcomeFiles.Times).Seed();

    /// <inheritdoc/>
    protected override void Make(StageWork work, AnnotateSettings settings)
    {
        var pictures = PictureTable.ReadPictures(work.Artifact<Ingest>(IngestFiles.Pictures));
        var posts = pictures.ToDictionary(picture => picture.Id, picture => picture.Post, StringComparer.Ordinal);
        var codings = OutcomeFiles.ReadTimes(
            work.Artifact<Annotate>(OutcomeFiles.Times),
            OutcomeFiles.ReadCodings(work.Artifact<Annotate>(OutcomeFiles.Codings)));
        ReliabilityFile.Write(work.Output(ReliabilityFile.Name), ReliabilityStudy.Measure(codings, posts));
        AnnotatorsFile.Write(work.Output(AnnotatorsFile.Name), new AnnotatorStudy(
            BatchStudy.Measure(codings, pictures, work.Seed), DawidSkene.Of(codings, posts)));
    }
}
