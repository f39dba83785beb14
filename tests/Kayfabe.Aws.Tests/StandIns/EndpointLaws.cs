using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.ECR;
using Amazon.IdentityManagement;
using Amazon.Rekognition;
using Amazon.Rekognition.Model;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Amazon.Scheduler;
using Amazon.ServiceQuotas;

namespace Kayfabe.Aws.Tests.StandIns;

public sealed class EndpointLaws
{
    private static readonly (string Service, ClientConfig Config)[] s_services =
    [
        ("rekognition", new AmazonRekognitionConfig()),
        ("sagemaker", new AmazonSageMakerConfig()),
        ("sagemaker-runtime", new AmazonSageMakerRuntimeConfig()),
        ("resourcegroupstaggingapi", new AmazonResourceGroupsTaggingAPIConfig()),
        ("scheduler", new AmazonSchedulerConfig()),
        ("logs", new AmazonCloudWatchLogsConfig()),
        ("iam", new AmazonIdentityManagementServiceConfig()),
        ("service-quotas", new AmazonServiceQuotasConfig()),
        ("ecr", new AmazonECRConfig()),
    ];

    // Prints the addresses that Python's client would ask, a line each.
    private const string Script = """
        import sys, botocore.session
        session = botocore.session.Session()
        for line in sys.argv[1:]:
            service, region = line.split()
            client = session.create_client(service, region, aws_access_key_id="x", aws_secret_access_key="y")
            print(client.meta.endpoint_url)
        """;

    [Fact]
    public void A_service_is_where_Pythons_client_looks_for_it()
    {
        Botocore.Need();
        var places = s_services.SelectMany(
            static _ => (string[])["us-east-1", "eu-central-1", "ap-south-1", "cn-north-1", "us-gov-west-1"],
            static (one, region) => (one.Service, one.Config, Region: region)).ToArray();
        var (code, output) = Botocore.Run(
            ["-c", Script, .. places.Select(static one => $"{one.Service} {one.Region}")]);
        Assert.Equal(0, code);
        Assert.Equal(
            output.TrimEnd('\n').Split('\n').Select((url, i) => $"{places[i].Service} {places[i].Region} {url}"),
            places.Select(static one => $"{one.Service} {one.Region} {UrlOf(one.Config, one.Region)}"));
    }

    [Fact]
    public void An_endpoint_that_is_not_known_is_refused()
    {
        var config = new AmazonRekognitionConfig { UseFIPSEndpoint = true };
        Assert.Throws<AmazonClientException>(() => UrlOf(config, "us-east-1"));
    }

    private static string UrlOf(ClientConfig config, string region)
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        return config.DetermineServiceOperationEndpoint(
            new ServiceOperationEndpointParameters(new DetectLabelsRequest())).URL;
    }
}
