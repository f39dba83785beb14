using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Build.Sharing;
using Kayfabe.Remote.Sharing;

namespace Kayfabe.Build.Tasks;

/// <summary>Moves results from a remote to the store, those that trust.json allows; runs nothing.</summary>
[TaskName("Pull"), Uses("study", "cache-dir", "remote", "runs")]
[TaskDescription("Copy the results that the published locks name from --remote to the store.")]
public sealed class PullResults : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        using var shared = SharedRemote.Of(context);
        var pull = new ResultPull(
            shared.Remote, shared.Local, shared.Trust, context.Clock, context.Progress.Show);
        var all = context.Options.AllRuns();
        if (all)
            NamedResults.CheckAll(context.Options.Study);
        var results = all ? null : NamedResults.Published(context.Paths, context.Options.Study);
        TransferText.Print(shared.Do(context, cancel => pull.Run(results, cancel)), "here");
    }
}
