using Kayfabe.Aws.Resources;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Training;

/// <summary>Where a job runs, and whose it is.</summary>
public sealed record TrainingPlace
{
    /// <summary>The account, 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The bucket of data and models.</summary>
    public required string Bucket { get; init; }

    /// <summary>What the names of all objects begin with, without a slash at its ends.</summary>
    public required string Prefix { get; init; }

    /// <summary>The role that the service takes on, an ARN.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The key that encrypts what is stored; null for the service's own.</summary>
    public string? KmsKey { get; init; }

    /// <summary>The machines.</summary>
    public required SageMakerSettings Machines { get; init; }

    /// <summary>The study.</summary>
    public required string Study { get; init; }

    /// <summary>The folder of the training rows' objects.</summary>
    public string DataPrefix => Prefix.Length == 0 ? "training" : $"{Prefix}/training";

    /// <summary>Where models are written: the job's name follows.</summary>
    public string OutputPath => $"s3://{Bucket}/{(Prefix.Length == 0 ? "" : Prefix + "/")}models";
}

/// <summary>The names of a job's attempts.</summary>
public static class JobNames
{
    // 3 + 40 + 1 + 4 of the 63 characters that a name may have.
    private const int Digits = 40;

    /// <summary>What the names of all attempts at one result begin with.</summary>
    /// <param name="key">The action key, <c>sha256:</c> and 64 digits.</param>
    public static string Of(string key) => $"{ResourceNames.JobPrefix}{Sha256Text.Hex(key)[..Digits]}";

    /// <summary>The name of an attempt.</summary>
    /// <param name="key">The action key.</param>
    /// <param name="attempt">1, 2, ...</param>
    public static string Of(string key, int attempt) => FormattableString.Invariant($"{Of(key)}-{attempt}");
}
