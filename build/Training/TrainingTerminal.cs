using System.Globalization;
using Kayfabe.Aws.Costs;
using Kayfabe.Aws.Preflight;
using Kayfabe.Aws.Training;
using Kayfabe.Build.Cloud;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Paying;
using Kayfabe.Build.Running;
using Kayfabe.Settings;

namespace Kayfabe.Build.Training;

/// <summary>Shows a training, and asks before it is paid for.</summary>
internal sealed class TrainingTerminal(
    RunContext context, RunOptions options, AwsSession session, PriceList prices) : ITrainingObserver
{
    /// <inheritdoc/>
    public void Agree(TrainingJobSpec job, IReadOnlyList<string> failed)
    {
        var machines = job.Place.Machines;
        session.Check(
            new BucketNeeded(), new RoleNeeded(),
            new InstancesNeeded(
                machines.InstanceType, machines.InstanceCount,
                machines.Spot ? InstanceUse.SpotTraining : InstanceUse.Training),
            new ImageNeeded(job.Image));
        foreach (var attempt in failed)
            Say($"Before: {attempt}.");
        Consent.Require(options, TrainingEstimate.Of(job.Place, prices, job.Name));
    }

    /// <inheritdoc/>
    public void Say(string line)
    {
        context.Progress.Clear();
        Console.Out.Write($"{line}\n");
    }

    /// <inheritdoc/>
    public void Show(string what, long done, long total) => context.Progress.Show(what, done, total);
}

/// <summary>What a training costs at most.</summary>
public static class TrainingEstimate
{
    /// <summary>The estimate.</summary>
    /// <param name="place">Where, and on what.</param>
    /// <param name="prices">The price list.</param>
    /// <param name="job">The name of the job; null for none yet.</param>
    public static CostEstimate Of(TrainingPlace place, PriceList prices, string? job = null) =>
        Of(place.Machines, place.Region, prices, job);

    /// <inheritdoc cref="Of(TrainingPlace, PriceList, string?)"/>
    /// <param name="machines">The machines.</param>
    /// <param name="region">The region.</param>
    /// <param name="prices">The price list.</param>
    /// <param name="job">The name of the job; null for none yet.</param>
    public static CostEstimate Of(
        Study.Cloud.SageMakerSettings machines, string region, PriceList prices, string? job = null)
    {
        var seconds = machines.LongestSeconds();
        var what = string.Create(CultureInfo.InvariantCulture,
            $"{machines.InstanceCount} x {machines.InstanceType}, at most {seconds:N0} s");
        List<string> notes =
        [
            "This is the most that it may train: the service bills each second from the start of the instances, without "
                + "their disks. One that is ended by this limit may take two minutes more to end.",
        ];
        if (machines.Spot)
        {
            notes.Add("Spot instances cost less, by how much is not known before. After an interruption the training "
                + "starts again from the first round: counted is the full price for all of sagemaker.maxWaitSeconds.");
        }
        return new CostEstimate(
            job is null ? "train on SageMaker" : $"train on SageMaker, as job {Quotation.Shorten(job, 63)}",
            [
                prices.Line(
                    what, PricedItem.Training(machines.InstanceType), region, seconds * machines.InstanceCount / 3600m),
            ],
            prices.File)
        {
            Notes = notes,
        };
    }
}
