using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Costs;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Running;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Build.Paying;

/// <summary>What the paid targets would cost for a study.</summary>
/// <param name="Study">The study.</param>
/// <param name="Region">The region.</param>
/// <param name="IsAssumed">Whether nothing names the region.</param>
/// <param name="Targets">The targets with what they would cost.</param>
internal sealed record StudyEstimate(
    string Study, string Region, bool IsAssumed, IReadOnlyList<(string Target, CostEstimate Cost)> Targets)
{
    private const string DefaultRegion = "us-east-1";

    /// <summary>Estimates; asks nobody, and needs no account.</summary>
    /// <exception cref="Settings.InputException">The prices or the study's files have faults.</exception>
    public static StudyEstimate Of(RunContext context, RunOptions options)
    {
        var named = AwsRegion.Find(options.Region(), Section<AwsSettings>(context).Region, profile: null);
        var costs = new ExpectedCosts(Prices.Of(context.Paths), named ?? DefaultRegion);
        var targets = new List<(string, CostEstimate)>();
        if (MissingAnswers.Count(context) is { } missing)
            targets.Add(("Record", Record(costs, missing)));
        var (train, serve) = (Section<SageMakerSettings>(context), Section<ServeSettings>(context));
        targets.Add(("Train", costs.Train(
            train.InstanceType, train.InstanceCount, train.MaxRunSeconds, train.Spot)));
        targets.Add(("Deploy", costs.ServerlessDay(serve.Memory)));
        targets.Add(("Deploy --realtime", costs.RealtimeDay(serve.InstanceType)));
        targets.Add(("BatchPredict", costs.Batch(serve.InstanceType)));
        return new StudyEstimate(context.Paths.Study, named ?? DefaultRegion, named is null, targets);
    }

    /// <summary>All of it as one estimate: for what is said of the prices.</summary>
    public CostEstimate Whole => new(
        "", [.. Targets.SelectMany(target => target.Cost.Lines)], Targets[0].Cost.PriceFile);

    private static CostEstimate Record(ExpectedCosts costs, MissingAnswers missing)
    {
        var cost = costs.Record(missing.Requests);
        return cost with
        {
            Notes =
            [
                FormattableString.Invariant(
                    $"{missing.Here:N0} different pictures are here, {missing.ToFetch:N0} are to be fetched; only ")
                + "requests without a recording are counted.",
                .. cost.Notes,
            ],
        };
    }

    private static T Section<T>(RunContext context)
        where T : class => context.Sections.Find<T>()!;
}
