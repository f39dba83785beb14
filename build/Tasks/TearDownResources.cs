using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Build.Serving;

namespace Kayfabe.Build.Tasks;

/// <summary>Removes what the study has in an account; at first only says what.</summary>
[TaskName("Teardown"), Uses("study", "region", "profile", "yes", "most", "with-bucket")]
[TaskDescription("Say what the study has in the AWS account; with --yes, stop and remove all of it.")]
public sealed class TearDownResources : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context) => StudyTeardown.Run(context);
}
