using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Build.Serving;

namespace Kayfabe.Build.Tasks;

/// <summary>Predicts rows or pictures, here or on an endpoint.</summary>
[TaskName("Predict")]
[Uses("study", "set", "region", "profile", "yes", "max-cost", "model", "input", "output", "on", "endpoint")]
[TaskDescription("Predict --input (CSV, picture or folder) to --output, here or with --on=endpoint.")]
public sealed class PredictRows : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        InputRows.OutputOf(context);
        if (context.Options.OnEndpoint())
        {
            EndpointRows.Run(context);
            return;
        }
        var model = LocalModel.Find(context);
        if (model.OtherTrained(context.Paths) is { } other)
            Console.Error.WriteLine($"Warning: {other}");
        InputRows.Write(
            context, LocalPredictions.Predict(model, InputRows.Read(context, model.List)), $"{model.Origin} here");
    }
}
