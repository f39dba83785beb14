using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Amazon.Util.Internal;

namespace Amazon.StandIns;

internal sealed class StandInMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}

internal static class StandInConfiguration
{
    // One for every mode: what differs in the SDK's own are time-outs of the connection.
    public static IDefaultConfigurationProvider Provider { get; } = new DefaultConfigurationProvider(
        Enum.GetValues<DefaultConfigurationMode>().Select(static IDefaultConfiguration (mode) =>
            new DefaultConfiguration
            {
                Name = mode,
                RetryMode = RequestRetryMode.Standard,
                S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
                ConnectTimeout = TimeSpan.FromSeconds(3.1),
                TlsNegotiationTimeout = TimeSpan.FromSeconds(3.1),
            }));

    public static string UserAgent(string service) => InternalSDKUtils.BuildUserAgentString(service, "4.1.0.0");
}

/// <summary>Signs with version 4, and finds the endpoint.</summary>
internal static class StandInPipeline
{
    public static void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new Resolver());
        pipeline.AddHandlerAfter<Marshaller>(new Authentication());
    }

    private sealed class Resolver : BaseEndpointResolver
    {
        protected override void ServiceSpecificHandler(
            IExecutionContext executionContext, EndpointParameters parameters) =>
            InjectHostPrefix(executionContext.RequestContext);

        protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
            StandInEndpoints.Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);
    }

    private sealed class Authentication : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            AuthSchemeOption.DEFAULT_SIGV4;
    }
}

/// <summary>The address of a service in a region, by the partition's rules.</summary>
/// <param name="prefix">What the host begins with.</param>
/// <param name="signingName">The service in the signature.</param>
/// <param name="isGlobal">Whether one address serves the partition.</param>
internal sealed class StandInEndpoints(string prefix, string signingName, bool isGlobal) : IEndpointProvider
{
    public static EndpointParameters Parameters(IClientConfig config, RegionEndpoint? alternate) => new()
    {
        ["Region"] = (alternate ?? config.RegionEndpoint)?.SystemName,
        ["Endpoint"] = config.ServiceURL,
        ["UseFIPS"] = config.UseFIPSEndpoint,
        ["UseDualStack"] = config.UseDualstackEndpoint,
    };

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters["Endpoint"] is string given)
            return new Endpoint(given);
        if (parameters["Region"] is not string region)
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        if (parameters["UseFIPS"] is true || parameters["UseDualStack"] is true)
            throw new AmazonClientException("Invalid Configuration: FIPS and dual-stack endpoints are not known here");
        var partition = Fn.Partition(region);
        if (!isGlobal)
            return new Endpoint($"https://{prefix}.{region}.{partition.dnsSuffix}");
        var (host, home) = partition.name switch
        {
            "aws" => (prefix, "us-east-1"),
            "aws-cn" => ($"{prefix}.cn-north-1", "cn-north-1"),
            "aws-us-gov" => ($"{prefix}.us-gov", "us-gov-west-1"),
            _ => ($"{prefix}.{partition.implicitGlobalRegion}", partition.implicitGlobalRegion),
        };
        return new Endpoint(
            $"https://{host}.{partition.dnsSuffix}",
            $$"""{"authSchemes":[{"name":"sigv4","signingName":"{{signingName}}","signingRegion":"{{home}}"}]}""", "");
    }
}
