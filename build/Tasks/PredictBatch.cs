using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Build.Serving;

namespace Kayfabe.Build.Tasks;

/// <summary>Predicts a file by batch transform, and here, and compares.</summary>
[TaskName("BatchPredict")]
[Uses("study", "set", "region", "profile", "yes", "max-cost", "model", "input", "output")]
[TaskDescription("Predict --input to --output by SageMaker's batch transform, and compare with this machine.")]
public sealed class PredictBatch : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => BatchRows.Run(context);
}
