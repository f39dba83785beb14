using Cake.Frosting;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Comparing;
using Kayfabe.Build.Explaining;
using Kayfabe.Build.Running;
using Kayfabe.Build.Terminal;
using Kayfabe.Settings;

namespace Kayfabe.Build.Tasks;

/// <summary>Shows what a run would do, and why; does nothing of it.</summary>
[TaskName("Explain"), OnlyReads]
[Uses("study", "mirror", "cache-dir", "remote", "set", "against", "json", "key")]
[TaskDescription("Show what a run would do with each stage, and why, without running it; --key=<stage> shows a key.")]
public sealed class ExplainRun : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var options = context.Options;
        var against = options.Against is { } name
            ? new RunFinder(context.Paths, context.Runs, context.Content).FindLock(name) : null;
        var plan = new Planner(context, against).Plan(Options.DefaultTarget);
        if (options.Key is { } key)
        {
            var stage = Find(plan, key);
            if (options.Json)
                PlanJson.WriteKey(Console.Out, context.Paths.Study, stage);
            else
                Console.Out.Write(PlanText.KeyOf(stage));
        }
        else if (options.Json)
        {
            PlanJson.Write(Console.Out, context.Paths.Study, plan);
        }
        else
        {
            Console.Out.Write(PlanText.Of(context.Paths.Study, plan, Colours.Enabled));
        }
    }

    private static PlannedStage Find(IReadOnlyList<PlannedStage> plan, string name)
    {
        foreach (var stage in plan)
        {
            if (string.Equals(stage.Name, name, StringComparison.OrdinalIgnoreCase))
                return stage;
        }
        string[] names = [.. plan.Select(stage => stage.Name)];
        throw new InputException(new Fault(
            $"--key={name}: there is no such stage",
            (NearestName.Of(name, names) is { } nearest ? $"Did you mean --key={nearest}? " : "")
                + $"The stages are: {string.Join(", ", names)}."));
    }
}
