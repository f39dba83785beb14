using Cake.Frosting;
using Kayfabe.Build.Recording;
using Kayfabe.Build.Running;
using Kayfabe.Build.Stages;

namespace Kayfabe.Build.Tasks;

/// <summary>Asks the image service about the pictures that have no recording.</summary>
[TaskName("Record"), IsDependentOn(typeof(Pictures))]
[Uses("yes", "max-cost", "refresh", "region", "profile")]
[TaskDescription("Ask Rekognition about each picture that has no recording, at a price that is shown first.")]
public sealed class RecordAnswers : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => new RecordRun(context).Run();
}
