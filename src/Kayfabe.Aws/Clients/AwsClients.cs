using Amazon.CloudWatchLogs;
using Amazon.ECR;
using Amazon.IdentityManagement;
using Amazon.Rekognition;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Amazon.Scheduler;
using Amazon.SecurityToken;
using Amazon.ServiceQuotas;
using Kayfabe.Aws.Http;

namespace Kayfabe.Aws.Clients;

/// <summary>
/// The services, each made when it is first used, on one <see cref="MeteredHttp"/>. Credentials, profiles and endpoints
/// (<c>AWS_ENDPOINT_URL</c>, <c>AWS_ENDPOINT_URL_&lt;SERVICE&gt;</c>) are the SDK's own affair. Safe to use from
/// several threads.
/// </summary>
public sealed class AwsClients : IDisposable
{
    private readonly AwsConnection _connection;
    private readonly Lazy<AWSCredentials> _credentials;
    private readonly List<IDisposable> _made = [];
    private readonly Lazy<IAmazonRekognition> _rekognition;
    private readonly Lazy<IAmazonSageMaker> _sageMaker;
    private readonly Lazy<IAmazonSageMakerRuntime> _runtime;
    private readonly Lazy<IAmazonS3> _s3;
    private readonly Lazy<IAmazonSecurityTokenService> _securityToken;
    private readonly Lazy<IAmazonResourceGroupsTaggingAPI> _tagging;
    private readonly Lazy<IAmazonScheduler> _scheduler;
    private readonly Lazy<IAmazonCloudWatchLogs> _logs;
    private readonly Lazy<IAmazonIdentityManagementService> _iam;
    private readonly Lazy<IAmazonServiceQuotas> _quotas;
    private readonly Lazy<IAmazonECR> _ecr;

    private AwsClients(AwsConnection connection)
    {
        _connection = connection;
        _credentials = new(() => AwsCredentials.Of(connection));
        Http = new MeteredHttp(connection.Pace, connection.Clock)
        {
            BackOff = connection.BackOff,
            AttemptTime = connection.AttemptTime,
            MostBytes = connection.MostBytes,
        };
        _rekognition = Client<IAmazonRekognition, AmazonRekognitionConfig>(
            static (who, config) => new AmazonRekognitionClient(who, config));
        _sageMaker = Client<IAmazonSageMaker, AmazonSageMakerConfig>(
            static (who, config) => new AmazonSageMakerClient(who, config));
        _runtime = Client<IAmazonSageMakerRuntime, AmazonSageMakerRuntimeConfig>(
            static (who, config) => new AmazonSageMakerRuntimeClient(who, config));
        _s3 = Client<IAmazonS3, AmazonS3Config>(static (who, config) =>
        {
            // A service in place of S3 seldom has a host name for each bucket.
            config.ForcePathStyle = config.ServiceURL is not null;
            return new AmazonS3Client(who, config);
        });
        _securityToken = Client<IAmazonSecurityTokenService, AmazonSecurityTokenServiceConfig>(
            static (who, config) => new AmazonSecurityTokenServiceClient(who, config));
        _tagging = Client<IAmazonResourceGroupsTaggingAPI, AmazonResourceGroupsTaggingAPIConfig>(
            static (who, config) => new AmazonResourceGroupsTaggingAPIClient(who, config));
        _scheduler = Client<IAmazonScheduler, AmazonSchedulerConfig>(
            static (who, config) => new AmazonSchedulerClient(who, config));
        _logs = Client<IAmazonCloudWatchLogs, AmazonCloudWatchLogsConfig>(
            static (who, config) => new AmazonCloudWatchLogsClient(who, config));
        _iam = Client<IAmazonIdentityManagementService, AmazonIdentityManagementServiceConfig>(
            static (who, config) => new AmazonIdentityManagementServiceClient(who, config));
        _quotas = Client<IAmazonServiceQuotas, AmazonServiceQuotasConfig>(
            static (who, config) => new AmazonServiceQuotasClient(who, config));
        _ecr = Client<IAmazonECR, AmazonECRConfig>(static (who, config) => new AmazonECRClient(who, config));
    }

    /// <summary>The region, such as us-east-1.</summary>
    public string Region => _connection.Region;

    /// <summary>The HTTP of all of them, which counts attempts.</summary>
    public MeteredHttp Http { get; }

    /// <summary>Detections in pictures.</summary>
    public IAmazonRekognition Rekognition => _rekognition.Value;

    /// <summary>Jobs, models and endpoints.</summary>
    public IAmazonSageMaker SageMaker => _sageMaker.Value;

    /// <summary>Predictions of an endpoint.</summary>
    public IAmazonSageMakerRuntime Runtime => _runtime.Value;

    /// <summary>Buckets and objects.</summary>
    public IAmazonS3 S3 => _s3.Value;

    /// <summary>Who the credentials are of.</summary>
    public IAmazonSecurityTokenService SecurityToken => _securityToken.Value;

    /// <summary>Resources by tags.</summary>
    public IAmazonResourceGroupsTaggingAPI Tagging => _tagging.Value;

    /// <summary>Schedules inside the account.</summary>
    public IAmazonScheduler Scheduler => _scheduler.Value;

    /// <summary>The logs of jobs and endpoints.</summary>
    public IAmazonCloudWatchLogs Logs => _logs.Value;

    /// <summary>Roles and what they may.</summary>
    public IAmazonIdentityManagementService Iam => _iam.Value;

    /// <summary>The account's quotas.</summary>
    public IAmazonServiceQuotas Quotas => _quotas.Value;

    /// <summary>Container images.</summary>
    public IAmazonECR Ecr => _ecr.Value;

    /// <summary>Connects; nothing is asked yet, of a service or for credentials.</summary>
    public static AwsClients Connect(AwsConnection connection) => new(connection);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in _made)
            one.Dispose();
        Http.Dispose();
    }

    private Lazy<T> Client<T, TConfig>(Func<AWSCredentials, TConfig, T> make)
        where T : IDisposable
        where TConfig : ClientConfig, new() => new(() =>
        {
            var client = make(_credentials.Value, ConfigOf<TConfig>());
            lock (_made)
                _made.Add(client);
            return client;
        });

    private TConfig ConfigOf<TConfig>()
        where TConfig : ClientConfig, new()
    {
        var config = new TConfig
        {
            AllowAutoRedirect = false,
            HttpClientFactory = Http,
            MaxErrorRetry = 0, // MeteredHttp repeats, with a floor, and counts.
            MaxStaleConnectionRetries = 0, // 10 by default, beside MaxErrorRetry: each may be billed.
            RetryMode = RequestRetryMode.Standard,
            RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(_connection.Region),
            Timeout = Timeout.InfiniteTimeSpan, // MeteredHttp ends each attempt.
        };
        if (_connection.Profile is { } profile)
            config.Profile = new Amazon.Profile(profile);
        if (_connection.Endpoint is { } endpoint)
            config.ServiceURL = endpoint.AbsoluteUri;
        // The SDK leaves a region aside where it has an address, but signs for one.
        if (config.ServiceURL is not null)
            config.AuthenticationRegion = _connection.Region;
        return config;
    }
}
