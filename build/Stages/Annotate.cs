using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Withdrawals;

namespace Kayfabe.Build.Stages;

/// <summary>Resolves the annotations to outcomes.</summary>
[TaskName("Annotate"), IsDependentOn(typeof(Ingest))]
[TaskDescription("One outcome per picture from the annotators' files, and how it was reached.")]
public sealed class Annotate : Stage<AnnotateSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, AnnotateSettings settings)
    {
        inputs.Only<Ingest>(IngestFiles.Pictures);
        var (annotators, adjudicator) = AnnotationFiles.Find(inputs.StudyFolder, inputs.StudyFolderName, settings);
        inputs.File(
            [WithdrawnPictures.FileName, .. (adjudicator is null ? annotators : [.. annotators, adjudicator]).Select(file => file.Relative)]);
    }

    /// <inheritdoc/>
    protected override void Make(StageWork work, AnnotateSettings settings)
    {
        var pictures = PictureTable.ReadIds(work.Artifact<Ingest>(IngestFiles.Pictures));
        var (annotators, adjudicator) = AnnotationFiles.Find(work.StudyFolder, work.StudyFolderName, settings);
        var codings = AnnotationFiles.Read(annotators, adjudicator, pictures, work.Withdrawn());
        work.Warn(AnnotationFiles.SameContentLine(annotators));
        OutcomeFiles.Write(work.OutputFolder, codings, Outcomes.Resolve(codings, settings.Resolution), pictures.Count);
    }
}
