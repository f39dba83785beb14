using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.CloudWatchLogs;
using Amazon.ECR;
using Amazon.IdentityManagement;
using Amazon.Rekognition;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Amazon.Scheduler;
using Amazon.ServiceQuotas;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Preflight;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Tests.Preflight;

public sealed partial class PolicyLaws
{
    private static readonly AwsPlace s_place =
        new("aws", "123456789012", "us-east-1", "arn:aws:sts::123456789012:assumed-role/Lab/ada");

    [Fact]
    public void Only_actions_that_know_no_resources_are_allowed_on_all()
    {
        string[] known =
        [
            "rekognition:DetectLabels", "rekognition:DetectModerationLabels", "rekognition:RecognizeCelebrities",
            "servicequotas:ListServiceQuotas", "tag:GetResources", "sagemaker:ListEndpoints",
            "sagemaker:ListEndpointConfigs", "sagemaker:ListModels", "sagemaker:ListTrainingJobs",
            "sagemaker:ListTransformJobs", "scheduler:ListScheduleGroups", "scheduler:ListSchedules",
            "ecr:GetAuthorizationToken", "cloudwatch:PutMetricData",
        ];
        var onAll = Policies(new AwsSettings { Role = "Trainer" }).SelectMany(static one => one.Statements)
            .Where(static one => one.Resources.Contains("*")).SelectMany(static one => one.Actions);
        Assert.Equal(known.Order(StringComparer.Ordinal), onAll.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_that_our_code_calls_is_allowed()
    {
        // Whom the credentials are of, anybody may ask.
        (string Prefix, Type Client)[] services =
        [
            ("rekognition", typeof(IAmazonRekognition)), ("sagemaker", typeof(IAmazonSageMaker)),
            ("sagemaker", typeof(IAmazonSageMakerRuntime)), ("s3", typeof(IAmazonS3)),
            ("tag", typeof(IAmazonResourceGroupsTaggingAPI)), ("scheduler", typeof(IAmazonScheduler)),
            ("logs", typeof(IAmazonCloudWatchLogs)), ("iam", typeof(IAmazonIdentityManagementService)),
            ("servicequotas", typeof(IAmazonServiceQuotas)), ("ecr", typeof(IAmazonECR)),
        ];
        var allowed = Policies(new AwsSettings { Role = "Trainer" }).SelectMany(static one => one.Statements)
            .SelectMany(static one => one.Actions).ToHashSet(StringComparer.Ordinal);
        var called = Directory.EnumerateFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories)
            .SelectMany(static file => Call().Matches(File.ReadAllText(file)))
            .Select(static call => call.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var actions = services
            .SelectMany(one => one.Client.GetMethods().Select(method => (one.Prefix, method.Name)))
            .Where(one => one.Name.EndsWith("Async", StringComparison.Ordinal) && called.Contains(one.Name[..^5]))
            .Select(static one => ActionOf(one.Prefix, one.Name[..^5])).Distinct().ToArray();
        Assert.Contains("sagemaker:CreateEndpoint", actions);
        Assert.Empty(actions.Except(allowed));
    }

    [Fact]
    public void No_action_has_an_asterisk() =>
        Assert.DoesNotContain(
            Policies(new AwsSettings()).SelectMany(static one => one.Statements).SelectMany(static one => one.Actions),
            static action => action.Contains('*', StringComparison.Ordinal));

    [Fact]
    public void The_role_may_be_passed_to_one_service_only()
    {
        var passing = Policies(new AwsSettings { Role = "Trainer" }).SelectMany(static one => one.Statements)
            .Where(static one => one.Actions.Contains("iam:PassRole")).ToArray();
        Assert.NotEmpty(passing);
        Assert.All(passing, static one => Assert.NotNull(one.PassedTo));
        Assert.All(passing, static one => Assert.Equal(["arn:aws:iam::123456789012:role/Trainer"], one.Resources));
    }

    [Fact]
    public void An_image_of_the_studys_own_may_be_pulled()
    {
        var policies = new IamPolicies(s_place, new AwsSettings())
        {
            Images = ["123456789012.dkr.ecr.us-east-1.amazonaws.com/lab/topics:1"],
        };
        var pulling = policies.All().SelectMany(static one => one.Statements)
            .Where(static one => one.Actions.Contains("ecr:BatchGetImage")).ToArray();
        Assert.Equal(2, pulling.Length);
        Assert.All(pulling, static one => Assert.Equal(
            [
                "arn:aws:ecr:us-east-1:*:repository/sagemaker-xgboost",
                "arn:aws:ecr:us-east-1:123456789012:repository/lab/topics",
            ],
            one.Resources));
    }

    [Fact]
    public void A_document_is_what_IAM_takes()
    {
        var settings = new AwsSettings { Bucket = "pictures", Prefix = "lab", KmsKey = "1234" };
        var json = JsonNode.Parse(Policies(settings).Single(static one => one.For == "Record").ToJson())!;
        Assert.Equal("2012-10-17", (string?)json["Version"]);
        var text = json.ToJsonString();
        Assert.Contains("\"arn:aws:s3:::pictures/lab/*\"", text, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:kms:us-east-1:123456789012:key/1234\"", text, StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(IamPolicies.TrustPolicy));
    }

    [Theory]
    [InlineData("Allow", "Service", "\"sagemaker.amazonaws.com\"", "sts:AssumeRole", true)]
    [InlineData("Allow", "Service", "[\"a\", \"sagemaker.amazonaws.com\"]", "sts:AssumeRole", true)]
    [InlineData("Deny", "Service", "\"sagemaker.amazonaws.com\"", "sts:AssumeRole", false)]
    [InlineData("Allow", "AWS", "\"sagemaker.amazonaws.com\"", "sts:AssumeRole", false)]
    [InlineData("Allow", "Service", "\"lambda.amazonaws.com\"", "sts:AssumeRole", false)]
    [InlineData("Allow", "Service", "\"sagemaker.amazonaws.com\"", "sts:TagSession", false)]
    [InlineData("Allow", "Service", "\"sagemaker.amazonaws.com\"", "STS:assumerole", true)]
    public void A_trust_policy_lets_a_service_in_or_not(
        string effect, string kind, string who, string action, bool isTrusted)
    {
        var one = $$"""{"Effect":"{{effect}}","Principal":{"{{kind}}":{{who}}},"Action":"{{action}}"}""";
        Assert.Equal(isTrusted, RoleCheck.IsTrusted($$"""{"Statement":{{one}}}""", "sagemaker.amazonaws.com"));
        Assert.Equal(isTrusted, RoleCheck.IsTrusted($$"""{"Statement":[{{one}}]}""", "sagemaker.amazonaws.com"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("not json")]
    public void What_is_no_policy_trusts_nobody(string text) =>
        Assert.False(RoleCheck.IsTrusted(text, "sagemaker.amazonaws.com"));

    // Some operations of S3 are allowed by actions of other names.
    private static string ActionOf(string prefix, string operation) => prefix != "s3" ? $"{prefix}:{operation}"
        : "s3:" + operation switch
        {
            "PutBucket" => "CreateBucket",
            "HeadBucket" => "ListBucket",
            "ListVersions" => "ListBucketVersions",
            "ListMultipartUploads" => "ListBucketMultipartUploads",
            "DeleteObjects" => "DeleteObjectVersion",
            "GetObjectMetadata" => "GetObject",
            "InitiateMultipartUpload" or "UploadPart" or "CompleteMultipartUpload" => "PutObject",
            "GetBucketEncryption" => "GetEncryptionConfiguration",
            "PutBucketEncryption" => "PutEncryptionConfiguration",
            "GetPublicAccessBlock" => "GetBucketPublicAccessBlock",
            "PutPublicAccessBlock" => "PutBucketPublicAccessBlock",
            _ => operation,
        };

    private static string SourceFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Kayfabe.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "src", "Kayfabe.Aws");
    }

    [GeneratedRegex(@"\.([A-Z][A-Za-z0-9]+)Async\(")]
    private static partial Regex Call();

    private static IReadOnlyList<IamPolicy> Policies(AwsSettings settings) => new IamPolicies(s_place, settings).All();
}
