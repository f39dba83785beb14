using Kayfabe.Aws.Clients;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Preflight;

/// <summary>The least that the targets need: each action that they call, on the resources that they name.</summary>
/// <param name="place">Where, and who asks.</param>
/// <param name="settings">The study's bucket, role and key.</param>
public sealed class IamPolicies(AwsPlace place, AwsSettings settings)
{
    private readonly string _bucket = $"arn:{place.Partition}:s3:::{PreflightChecks.BucketOf(settings, place)}";
    private readonly string _role = settings.Role is { } role ? place.RoleArn(role)
        : $"arn:{place.Partition}:iam::{place.Account}:role/ROLE";

    /// <summary>The addresses of the images that the study names itself: what pulls them needs them too.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>All of them, in the order in which a study needs them.</summary>
    public IReadOnlyList<IamPolicy> All() => [Preflight(), Record(), Train(), Serve(), Teardown(), OfRole()];

    /// <summary>Who may take the role on.</summary>
    public static string TrustPolicy => """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": {
                "Service": [
                  "sagemaker.amazonaws.com",
                  "scheduler.amazonaws.com"
                ]
              },
              "Action": "sts:AssumeRole"
            }
          ]
        }
        """;

    // Who the credentials are of, anybody may ask.
    private IamPolicy Preflight() => new("Preflight",
    [
        new(["iam:GetRole"], [_role]),
        new(["iam:SimulatePrincipalPolicy"], [RoleCheck.PrincipalOf(place.Caller), _role]),
        new(["servicequotas:ListServiceQuotas"], ["*"]),
        new(["ecr:BatchGetImage"], Repositories),
        new(["s3:ListBucket"], [_bucket]),
    ]);

    private IamPolicy Record() => new("Record",
    [
        new(
            ["rekognition:DetectLabels", "rekognition:DetectModerationLabels", "rekognition:RecognizeCelebrities"],
            ["*"]),
        .. Uploads(), // Pictures above 5 MB.
    ]);

    private IamPolicy Train() => new("Train",
    [
        new(
            [
                "sagemaker:CreateTrainingJob", "sagemaker:DescribeTrainingJob", "sagemaker:StopTrainingJob",
                "sagemaker:AddTags",
            ],
            [place.Arn("sagemaker", "training-job/kf-*")]),
        PassRole("sagemaker.amazonaws.com"),
        new(
            ["logs:DescribeLogStreams", "logs:GetLogEvents"],
            [place.Arn("logs", "log-group:/aws/sagemaker/TrainingJobs:*")]),
        .. Uploads(),
    ]);

    private IamPolicy Serve() => new("Deploy, Predict and BatchPredict",
    [
        new(
            [
                "sagemaker:CreateModel", "sagemaker:DescribeModel", "sagemaker:CreateEndpointConfig",
                "sagemaker:DescribeEndpointConfig", "sagemaker:CreateEndpoint", "sagemaker:DescribeEndpoint",
                "sagemaker:InvokeEndpoint", "sagemaker:CreateTransformJob", "sagemaker:DescribeTransformJob",
                "sagemaker:StopTransformJob", "sagemaker:AddTags", "sagemaker:ListTags",
            ],
            Ours("model", "endpoint-config", "endpoint", "transform-job")),
        PassRole("sagemaker.amazonaws.com"),
        new(
            [
                "scheduler:CreateSchedule", "scheduler:GetSchedule", "scheduler:UpdateSchedule",
                "scheduler:DeleteSchedule", // Where --ttl=never takes back an end.
                "scheduler:CreateScheduleGroup", "scheduler:GetScheduleGroup", "scheduler:TagResource",
                "scheduler:ListTagsForResource",
            ],
            Schedules),
        PassRole("scheduler.amazonaws.com"),
        Listings,
        new(["sagemaker:DescribeTrainingJob", "sagemaker:ListTags"], [place.Arn("sagemaker", "training-job/kf-*")]),
        .. Uploads(),
    ]);

    private IamPolicy Teardown() => new("Resources and Teardown",
    [
        Listings,
        new(
            [
                "sagemaker:DescribeEndpoint", "sagemaker:DeleteEndpoint", "sagemaker:DescribeEndpointConfig",
                "sagemaker:DeleteEndpointConfig", "sagemaker:DescribeModel", "sagemaker:DeleteModel",
                "sagemaker:DescribeTransformJob", "sagemaker:StopTransformJob", "sagemaker:DescribeTrainingJob",
                "sagemaker:StopTrainingJob", "sagemaker:ListTags",
            ],
            [.. Ours("model", "endpoint-config", "endpoint", "transform-job"),
                place.Arn("sagemaker", "training-job/kf-*")]),
        new(
            [
                "scheduler:GetSchedule", "scheduler:DeleteSchedule", "scheduler:DeleteScheduleGroup",
                "scheduler:ListTagsForResource",
            ],
            Schedules),
        new(
            [
                "s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads", "s3:GetBucketTagging",
                "s3:DeleteBucket", // Where --with-bucket is given.
            ],
            [_bucket]),
        new(
            ["s3:GetObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:AbortMultipartUpload"],
            [$"{_bucket}/{settings.Prefix}/*"]),
    ]);

    // What jobs and endpoints do in the account, and what a schedule does at the end of an endpoint.
    private IamPolicy OfRole() => new("the role",
    [
        new(["ecr:GetAuthorizationToken", "cloudwatch:PutMetricData"], ["*"]),
        new(["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"], Repositories),
        new(
            ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
            [place.Arn("logs", "log-group:/aws/sagemaker/*")]),
        new(["s3:ListBucket"], [_bucket]),
        new(["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"], [$"{_bucket}/{settings.Prefix}/*"]),
        new(["sagemaker:DeleteEndpoint"], [place.Arn("sagemaker", "endpoint/kayfabe-*")]),
        .. Key("kms:CreateGrant"), // For the disks of instances.
    ]);

    // What exists is asked by tags, and where the answer is late, by names.
    private static IamStatement Listings => new(
        [
            "tag:GetResources", "sagemaker:ListEndpoints", "sagemaker:ListEndpointConfigs", "sagemaker:ListModels",
            "sagemaker:ListTrainingJobs", "sagemaker:ListTransformJobs",
            "scheduler:ListScheduleGroups", "scheduler:ListSchedules",
        ],
        ["*"]);

    private IReadOnlyList<string> Schedules =>
        [place.Arn("scheduler", "schedule-group/kayfabe-*"), place.Arn("scheduler", "schedule/kayfabe-*")];

    // Images of XGBoost are in an account of the service.
    private IReadOnlyList<string> Repositories =>
    [
        $"arn:{place.Partition}:ecr:{place.Region}:*:repository/sagemaker-xgboost",
        .. Images.Select(image => ImageCheck.RepositoryOf(image, place.Partition)).OfType<string>().Distinct(),
    ];

    private IReadOnlyList<string> Ours(params IReadOnlyList<string> kinds) =>
        [.. kinds.Select(kind => place.Arn("sagemaker", $"{kind}/kayfabe-*"))];

    private IamStatement PassRole(string service) => new(["iam:PassRole"], [_role]) { PassedTo = service };

    private IEnumerable<IamStatement> Uploads() =>
    [
        new(
            [
                "s3:CreateBucket", "s3:ListBucket", "s3:GetBucketLocation", "s3:GetBucketTagging",
                "s3:PutBucketTagging",
                "s3:GetBucketVersioning", "s3:PutBucketVersioning", "s3:GetBucketPublicAccessBlock",
                "s3:PutBucketPublicAccessBlock", "s3:GetEncryptionConfiguration", "s3:PutEncryptionConfiguration",
                "s3:GetLifecycleConfiguration", "s3:PutLifecycleConfiguration",
            ],
            [_bucket]),
        new(["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"], [$"{_bucket}/{settings.Prefix}/*"]),
        .. Key(),
    ];

    private IEnumerable<IamStatement> Key(params string[] more) => settings.KmsKey is not { } key ? []
        : [new(
            ["kms:GenerateDataKey", "kms:Decrypt", .. more],
            [key.StartsWith("arn:", StringComparison.Ordinal) ? key : place.Arn("kms", $"key/{key}")])];
}
