using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Build.Stages;

/// <summary>Runs an algorithm of one's own, in an image of one's own, on SageMaker.</summary>
[TaskName("Algorithm"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize)), IsDependentOn(typeof(Split))]
[TaskDescription("What an algorithm of one's own makes of the rows, in an image on SageMaker: a folder.")]
[Uses("yes", "max-cost", "region", "profile")]
public sealed class Algorithm : Stage<AlgorithmSettings>
{
    /// <summary>The folder for what the image left in <c>/opt/ml/model</c>.</summary>
    public const string Folder = "model";

    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, AlgorithmSettings settings) =>
        inputs.OnlyMatrix().Uses<TrainingMachine>();

    /// <inheritdoc/>
    protected override void Make(StageWork work, AlgorithmSettings settings)
    {
        var (train, _) = work.Divided();
        var form = work.Used<TrainingMachine>().ContentType;
        work.TrainElsewhere(
            settings.Image, Folder,
            folder => AlgorithmFiles.Write(folder, work.Matrix(), train, settings, form));
    }
}
