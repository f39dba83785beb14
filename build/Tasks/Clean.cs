using Cake.Core.Diagnostics;
using Cake.Frosting;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tasks;

/// <summary>Removes the artifacts of one study; the store keeps them, so that the next build restores them.</summary>
[TaskName("Clean"), Uses("study")]
[TaskDescription("Remove the study's artifacts; the store (.kayfabe) and published files stay.")]
public sealed class Clean : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        if (Directory.Exists(context.Paths.Artifacts))
            context.Workspace.Clear();
        context.Log.Information("Removed {0}.", context.Paths.Display(context.Paths.Artifacts));
    }
}
