using Cake.Frosting;
using Kayfabe.Build.Paying;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tasks;

/// <summary>Says what the paid targets would cost for the study; free, and offline.</summary>
[TaskName("Estimate"), Uses("study", "cache-dir", "set", "region", "json")]
[TaskDescription("What Record, Train, Deploy and BatchPredict would cost for this study; asks no service.")]
public sealed class EstimateCosts : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var estimate = StudyEstimate.Of(context, context.Options);
        if (!context.Options.Json)
        {
            Console.Out.Write(EstimateText.Of(estimate));
            return;
        }
        using var json = new MemoryStream();
        EstimateText.WriteJson(estimate, json);
        Console.Out.Write(System.Text.Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length) + "\n");
    }
}
