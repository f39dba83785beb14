using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Build.Serving;

namespace Kayfabe.Build.Tasks;

/// <summary>Lists what the study has in an account; free.</summary>
[TaskName("Resources"), OnlyReads, Uses("study", "region", "profile")]
[TaskDescription("What the study has in the AWS account: since when, what it costs an hour and was so far. Free.")]
public sealed class ListResources : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        using var serving = ServingSession.Open(context);
        Console.Out.Write(new StudyResources(context, serving).Text());
    }
}
