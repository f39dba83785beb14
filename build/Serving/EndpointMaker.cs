using System.Globalization;
using Kayfabe.Aws.Preflight;
using Kayfabe.Aws.Serving;
using Kayfabe.Aws.Training;
using Kayfabe.Build.Cloud;
using Kayfabe.Build.CommandLine;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Serving;

/// <summary>Deploys the model: checks, asks, uploads, makes the endpoint, and waits for it.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal static class EndpointMaker
{
    private const string Scheduler = "scheduler.amazonaws.com";

    public static void Run(BuildContext context)
    {
        var (options, serve) = (context.Options, context.Settings.Serve);
        if (!options.Realtime && (options.TimeToLive() is not null || options.EndsNever))
        {
            throw new InputException(new Fault(
                "--ttl is for --realtime: a serverless endpoint costs nothing while nobody asks",
                "Add --realtime, or leave --ttl out."));
        }
        var model = LocalModel.Find(context);
        if (model.OtherTrained(context.Paths) is { } other)
            Console.Error.WriteLine($"Warning: {other}");
        using var serving = ServingSession.Open(context, [.. Needed(context)]);
        var region = serving.Session.Place.Region;
        DeployCosts.Agree(context, region);
        using var upload = new ModelUpload(context, serving, model);
        var plan = new EndpointPlan(
            upload.Plan,
            options.Realtime
                ? new RealTimeCapacity(serve.InstanceType, context.Settings.Aws.KmsKey)
                : new ServerlessCapacity(serve.Memory, serve.MaxConcurrency),
            options.TimeToLive() is { } time
                ? new PlannedEnd(context.Clock.GetUtcNow() + time, upload.Plan.Role) : null);
        var deployment = new EndpointDeployment(serving.Making(model.Run), new WaitLines("the endpoint").Show);
        using var note = new StopNote(
            $"The endpoint {plan.Name} may come to be all the same{(options.Realtime ? ", and is billed then" : "")}. "
            + "Run the same command again to wait for it, or remove it with --target=Teardown.");
        var isNew = AwsSession.Do("the endpoint", async cancel =>
        {
            await serving.EnsureBucket(model.Run, cancel);
            await upload.Send(cancel);
            return await deployment.Make(plan, cancel);
        });
        Console.Out.Write(TextOf(context, model, plan, isNew, region));
    }

    private static IEnumerable<Requirement> Needed(BuildContext context)
    {
        var serve = context.Settings.Serve;
        yield return new BucketNeeded();
        yield return new RoleNeeded();
        if (!context.Options.Realtime)
            yield break;
        XgboostImages.CheckProcessor(serve.InstanceType, "serve.instanceType");
        yield return new InstancesNeeded(serve.InstanceType, 1, InstanceUse.Endpoint);
        if (context.Options.TimeToLive() is not null)
            yield return new RoleNeeded(Scheduler) { EndsEndpoints = true };
    }

    private static string TextOf(
        BuildContext context, LocalModel model, EndpointPlan plan, bool isNew, string region)
    {
        var command = $"{Help.Script} --study={context.Paths.Study}";
        var end = plan.End is { } planned
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"It ends at {planned.At:yyyy-MM-dd HH:mm} UTC by itself, with this machine off, too.")
            : plan.Capacity is ServerlessCapacity ? "Nothing is billed while nobody asks it."
            : "NOTHING ENDS IT BUT A TEARDOWN: it is billed by the second.";
        var state = isNew ? "answers" : "was there already, and answers";
        return $"""
            The endpoint {plan.Name} in {region} {state} with {model.Origin} ({model.List.Features.Count} features).
            {end}
            To predict: {command} --target=Predict --on=endpoint --input=<csv, picture or folder> --output=<csv>
            To remove it: {command} --target=Teardown --yes

            """;
    }
}
