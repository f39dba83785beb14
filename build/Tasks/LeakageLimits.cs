using Cake.Frosting;
using Kayfabe.Build.Stages;
using Kayfabe.Study.Leakage;

namespace Kayfabe.Build.Tasks;

/// <summary>
/// Fails on leakage above the study's limits, where the study says so; what was found stays to be read.
/// </summary>
[TaskName("LeakageLimits"), IsDependentOn(typeof(Audit))]
[TaskDescription("Fail on leakage above the study's limits, where its audit.leakage says fail.")]
public sealed class LeakageLimits : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        if (context.Settings.Audit.Leakage == LeakageMode.Fail)
            AuditFile.Read(Path.Combine(context.Workspace.FolderOf(nameof(Audit)), Audit.FindingsFile)).ThrowIfAboveLimits();
    }
}
