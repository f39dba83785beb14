using System.Net;
using Amazon.Runtime;
using Amazon.SageMakerRuntime.Model;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Serving;

/// <summary>What an endpoint's refusals mean. Those of the container come as ModelError, with its own status.</summary>
public static class InvocationErrors
{
    /// <summary>What to tell a user; null for what has nothing to do with the endpoint.</summary>
    public static InputException? Explain(Exception e, string endpoint)
    {
        var status = e is ModelErrorException { OriginalStatusCode: { } original } ? original
            : e is AmazonServiceException service ? (int)service.StatusCode : 0;
        var log = $"See the log group /aws/sagemaker/Endpoints/{endpoint}.";
        return (status, e) switch
        {
            (415, _) => Fault(endpoint, "could not parse the rows (415)",
                "The image must be SageMaker's XGBoost, which takes text/csv. " + log),
            (406, _) => Fault(endpoint, "does not answer text/csv (406)", "The image must be SageMaker's XGBoost."),
            (_, ModelErrorException) => Fault(endpoint, $"failed in its container ({status})",
                "It may need more memory (serve.memory). " + log),
            (_, ModelNotReadyException) or (429, _) => Fault(endpoint, "is not ready, or has too many requests (429)",
                "Wait a minute and run the same command again; serve.maxConcurrency is what it answers at once."),
            (503, _) => Fault(endpoint, "is not available (503)", "Wait a minute and run the same command again."),
            (413, _) => Fault(endpoint, "takes no request of this size (413)", "Deploy it again with --target=Deploy."),
            (400, AmazonServiceException { ErrorCode: "ValidationError" or "ValidationException" }) => Fault(
                endpoint, "does not exist here, or is not in service",
                "See what there is with --target=Resources, and make one with --target=Deploy."),
            _ => null,
        };
    }

    /// <summary>What to tell a user about an answer without a body.</summary>
    public static InputException Empty(string endpoint, HttpStatusCode status) => Fault(
        endpoint, $"answered without predictions ({(int)status})",
        "The container takes an empty request so: check that the input has rows.");

    private static InputException Fault(string endpoint, string problem, string remedy) =>
        new(new Fault($"the endpoint {endpoint} {problem}", remedy));
}
