using System.Globalization;
using System.Runtime.CompilerServices;
using Kayfabe.Aws.Costs;
using Kayfabe.Aws.Training;
using Kayfabe.Build.Cloud;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Paying;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Build.Training;

/// <summary>
/// Trains on SageMaker, in the account of section <c>aws</c> and as section <c>sagemaker</c> says. Only methods that a
/// training calls name types of AWS, so that a build that trains here loads none of it.
/// </summary>
/// <param name="context">The run.</param>
/// <param name="options">The command line.</param>
[OutsideFingerprint("What is sent is made by the stage, and what comes back is checked by it.")]
public sealed class SageMakerTraining(RunContext context, RunOptions options) : IElsewhere
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public byte[] TrainModel(ActionKey key, TrainingOrder order, ICollection<string> notes) =>
        Do(key, order, image: null, notes, static archive => archive.ReadModel());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void TrainFolder(
        ActionKey key, TrainingOrder order, string image, string folder, ICollection<string> notes) =>
        Do(key, order, image, notes, archive => archive.Unpack(folder));

    private T Do<T>(
        ActionKey key, TrainingOrder order, string? image, ICollection<string> notes, Func<TrainedArchive, T> take)
    {
        var machines = context.Sections.Find<SageMakerSettings>()!;
        if (image is null)
        {
            // Before anything is asked of the account.
            Hyperparameters.Check(
                order.Hyperparameters, order.Channels.Any(channel => channel.Name == TrainingChannel.Validation));
            if (machines.Image is null)
                XgboostImages.CheckProcessor(machines.InstanceType, "sagemaker.instanceType");
        }
        Leftovers.Warn(context);
        using var session = AwsSession.Open(context, options);
        session.Check();
        var place = PlaceOf(session, machines);
        var address = image ?? machines.Image ?? XgboostImages.Address(place.Region, machines.ImageTag);
        var prices = Prices.Of(context.Paths);
        var observer = new TrainingTerminal(context, options, session, prices);
        var run = new TrainingRun(ServicesOf(session), place, observer);
        using var interruption = new Interruption(run);
        return AwsSession.Do("the training on SageMaker", async _ =>
        {
            try
            {
                var job = await run.Train(key.ToString(), order, address, isBuiltIn: image is null, interruption.Token);
                using var folder = new TemporaryFolder();
                var archive = await run.Bring(job, folder.File("model.tar.gz"), interruption.Token);
                var taken = take(archive);
                foreach (var note in TrainingNotes.Of(job, prices))
                    notes.Add(note);
                return taken;
            }
            catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
            {
                throw await Interruption.End(run, context.Progress);
            }
        });
    }

    private TrainingPlace PlaceOf(AwsSession session, SageMakerSettings machines) => new()
    {
        Account = session.Place.Account,
        Region = session.Place.Region,
        Bucket = session.Bucket,
        Prefix = session.Prefix,
        RoleArn = session.RoleArn ?? throw new InputException(new Fault(
            "aws.role is missing: the role that SageMaker takes on to read the rows and write the model",
            "Add \"aws\": { \"role\": \"<name or ARN>\" } to study.json; --target=Preflight prints the policy "
                + "that it needs.",
            context.Paths.Display(Path.Combine(context.Paths.StudyFolder, "study.json")))),
        KmsKey = session.Settings.KmsKey,
        Machines = machines,
        Study = context.Paths.Study,
    };

    private TrainingServices ServicesOf(AwsSession session) => new(
        session.Clients.SageMaker, session.Clients.S3, session.Clients.Logs,
        Leftovers.JournalOf(context), context.Clock);
}

/// <summary>What the service said of a job, as notes on its result.</summary>
internal static class TrainingNotes
{
    /// <summary>The notes.</summary>
    public static IEnumerable<string> Of(FinishedJob job, PriceList prices)
    {
        var (machines, seconds) = (job.Job.Place.Machines, job.Described.BillableTimeInSeconds);
        var price = prices.Find(PricedItem.Training(machines.InstanceType), job.Job.Place.Region);
        var billed = seconds is null ? ""
            : string.Create(
                CultureInfo.InvariantCulture, $", {seconds:N0} billable s{Cost(price, machines, seconds.Value)}");
        yield return $"trained on SageMaker by job {job.Job.Name}, {machines.InstanceCount} x {machines.InstanceType} "
            + $"in {job.Job.Place.Region}{billed}, image {job.Job.Image}";
        if (job.RowsConfirmed is { } confirmed)
            yield return $"{job.Job.Name}: {confirmed}";
    }

    // Spot instances are billed at a price that is not in the list.
    private static string Cost(Price? price, SageMakerSettings machines, int seconds) => price is null ? ""
        : $" ({(machines.Spot ? "at most" : "about")} {price.Of(seconds * machines.InstanceCount / 3600m)})";
}
