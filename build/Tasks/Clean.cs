using Cake.Core.Diagnostics;
using Cake.Frosting;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tasks;

/// <summary>Removes what the stages made of one study; the store keeps it, so that it is soon back.</summary>
[TaskName("Clean"), Uses("study")]
[TaskDescription("Remove the study's artifacts; the store (.kayfabe) and what is published stay.")]
public sealed class Clean : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        if (Directory.Exists(context.Paths.Artifacts))
            context.Workspace.Clear();
        context.Log.Information("{0} is removed.", context.Paths.Display(context.Paths.Artifacts));
    }
}
