using Kayfabe.Aws.Costs;
using Kayfabe.Aws.Resources;
using Kayfabe.Aws.Serving;
using Kayfabe.Build.Cloud;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Paying;
using Kayfabe.Build.Sharing;
using Kayfabe.Settings;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Serving;

/// <summary>Predicts on an endpoint of the study, with the features that its own model expects.</summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal static class EndpointRows
{
    private const decimal BytesInGigabyte = 1_000_000_000, RequestSeconds = 1;

    public static void Run(BuildContext context)
    {
        using var serving = ServingSession.Open(context);
        var endpoint = Choose(context, AwsSession.Do("the endpoints", serving.Find));
        var list = AwsSession.Do(
            $"the features of {endpoint.Name}",
            cancel => new EndpointFeatures(serving.Services).Read(endpoint.Name, cancel));
        WarnOfOther(context, list, endpoint.Name);
        var matrix = InputRows.Read(context, list);
        var isServerless = endpoint.InstanceType is null;
        var mostBytes = isServerless ? PayloadWriter.ServerlessBytes : PayloadWriter.RealTimeBytes;
        if (isServerless)
        {
            var (requests, bytes) = PayloadWriter.Payloads(matrix, mostBytes)
                .Aggregate((Count: 0, Bytes: 0L), (sum, one) => (sum.Count + 1, sum.Bytes + one.Bytes.Length));
            Consent.Require(context.Options, Costs(context, serving.Session.Place.Region, matrix.Rows.Count, requests, bytes));
        }
        var rows = AwsSession.Do($"the endpoint {endpoint.Name}", async cancel =>
        {
            try
            {
                return await new EndpointPredictions(serving.Session.Clients.Runtime, endpoint.Name, mostBytes).Predict(
                    matrix, list.Objective, (done, total) => context.Progress.Show("predicting", done, total), cancel);
            }
            finally
            {
                context.Progress.Clear();
            }
        });
        InputRows.Write(context, rows, $"the endpoint {endpoint.Name}");
    }

    private static FoundResource Choose(BuildContext context, IReadOnlyList<FoundResource> found)
    {
        var endpoints = found.Where(one => one.Kind == ResourceKind.Endpoint).ToList();
        if (context.Options.Endpoint is { } name)
        {
            return endpoints.FirstOrDefault(one => one.Name == name) ?? throw new InputException(new Fault(
                $"--endpoint={Quotation.Shorten(name)}: {context.Paths.Study} has no such endpoint here",
                "See what there is with --target=Resources."));
        }
        var ready = endpoints.Where(one => one.Status == "InService").ToList();
        return ready switch
        {
            [var only] => only,
            [] => throw new InputException(new Fault(
                endpoints.Count == 0 ? $"{context.Paths.Study} has no endpoint here"
                    : $"the endpoint {endpoints[0].Name} is {endpoints[0].Status}",
                $"Make one with {Help.Script} --study={context.Paths.Study} --target=Deploy, or predict --on=local.")),
            _ => throw new InputException(new Fault(
                $"{context.Paths.Study} has {ready.Count} endpoints: "
                + string.Join(", ", ready.Select(one => one.Name)),
                "Name one with --endpoint=<name>.")),
        };
    }

    private static CostEstimate Costs(BuildContext context, string region, int rows, int requests, long bytes)
    {
        var (prices, memory) = (Prices.Of(context.Paths), context.Settings.Serve.Memory);
        return new CostEstimate(
            $"predict {TransferText.Count(rows, "row")} by {TransferText.Count(requests, "request")} to a serverless "
            + "endpoint",
            [
                prices.Line(
                    FormattableString.Invariant($"work, {memory} MB of memory"), PricedItem.ServerlessCompute, region,
                    requests * RequestSeconds * memory / 1024m),
                prices.Line("data", PricedItem.ServerlessData, region, bytes / BytesInGigabyte),
            ],
            prices.File)
        {
            Notes = ["A second of work for each request is assumed."],
        };
    }

    // Somebody deployed another model, or trained one since.
    private static void WarnOfOther(BuildContext context, FeatureList list, string endpoint)
    {
        try
        {
            var local = LocalModel.Find(context);
            if (local.List.Model != list.Model)
                Console.Error.WriteLine($"Warning: {endpoint} serves another model than {local.Origin}.");
        }
        catch (InputException)
        {
            Console.Error.WriteLine(
                $"Warning: there is no usable model of {context.Paths.Study} here to compare with that of {endpoint}.");
        }
    }
}
