using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Build.Serving;

namespace Kayfabe.Build.Tasks;

/// <summary>Makes an endpoint that answers with the study's model.</summary>
[TaskName("Deploy")]
[Uses("study", "set", "region", "profile", "yes", "max-cost", "model", "realtime", "ttl")]
[TaskDescription("Serve the model on SageMaker: serverless, or --realtime --ttl=2h, an instance that ends by itself.")]
public sealed class DeployModel : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => EndpointMaker.Run(context);
}
