using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kayfabe.Study.Cloud;

/// <summary>
/// The AWS account that a study may use. No stage reads it: where something was computed is no part of a result. What
/// is paid for is checked against it first.
/// </summary>
public sealed record AwsSettings
{
    /// <summary>The form of a region's name, as a regular expression.</summary>
    public const string RegionForm = "[a-z]{2,4}(-[a-z]+)+-[0-9]";

    private const string KeyId = "([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})";

    /// <summary>
    /// The account, 12 digits; another one is refused before anything is paid for. Default: null, any account.
    /// </summary>
    [RegularExpression("[0-9]{12}", ErrorMessage = "Write 12 digits, as text.")]
    [Description("The account, 12 digits; another one is refused.")]
    public string? Account { get; init; }

    /// <summary>The region, such as us-east-1. Default: null, that of --region, the environment or profile.</summary>
    [RegularExpression(RegionForm, ErrorMessage = "Write it as us-east-1.")]
    [Description("The region, such as us-east-1.")]
    public string? Region { get; init; }

    /// <summary>
    /// The bucket for what is uploaded, in the same region. Default: null, kayfabe-{account}-{region}.
    /// </summary>
    [RegularExpression(
        @"(?!.*\.\.)(?![0-9.]+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", ErrorMessage = "Write its name, without s3://.")]
    [Description("The bucket for what is uploaded.")]
    public string? Bucket { get; init; }

    /// <summary>What the names of all objects in the bucket begin with. Default "kayfabe".</summary>
    [RegularExpression("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*", ErrorMessage = "Write letters and digits, parted by /.")]
    [Description("What the names of objects begin with.")]
    public string Prefix { get; init; } = "kayfabe";

    /// <summary>The role that SageMaker takes on, an ARN or a name. Default: null; needed to train and serve.</summary>
    [RegularExpression(
        "(arn:aws[a-z-]*:iam::[0-9]{12}:role/)?[A-Za-z0-9_+=,.@-]+(/[A-Za-z0-9_+=,.@-]+)*",
        ErrorMessage = "Write arn:aws:iam::123456789012:role/Name, or the name.")]
    [Description("The role that SageMaker takes on: an ARN or a name.")]
    public string? Role { get; init; }

    /// <summary>The key that encrypts what is stored, an id or an ARN. Default: null, the service's own.</summary>
    [RegularExpression(
        "(arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/)?" + KeyId,
        ErrorMessage = "Write the key's id or ARN, arn:aws:kms:us-east-1:123456789012:key/...; no alias.")]
    [Description("The KMS key that encrypts what is stored; without, the service's own.")]
    public string? KmsKey { get; init; }

    /// <summary>
    /// Requests a second to Rekognition, for each operation. 0.1 to 1000. Default: null, 50 in us-east-1, us-west-2 and
    /// eu-west-1, 5 elsewhere; the account's quota may be another.
    /// </summary>
    [Range(0.1, 1000d), Description("Requests a second to Rekognition, for each operation.")]
    public double? RequestsPerSecond { get; init; }
}
