namespace Kayfabe.Aws.Clients;

/// <summary>Where something is, and who asks.</summary>
/// <param name="Partition">aws, aws-cn, aws-us-gov, ...</param>
/// <param name="Account">12 digits.</param>
/// <param name="Region">Such as us-east-1.</param>
/// <param name="Caller">The ARN of who asks.</param>
public sealed record AwsPlace(string Partition, string Account, string Region, string Caller)
{
    /// <summary>The ARN of something here.</summary>
    /// <param name="service">Such as sagemaker.</param>
    /// <param name="resource">Such as training-job/name.</param>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Account}:{resource}";

    /// <summary>The ARN of a role, of its ARN or name.</summary>
    public string RoleArn(string role) =>
        role.StartsWith("arn:", StringComparison.Ordinal) ? role : $"arn:{Partition}:iam::{Account}:role/{role}";
}
