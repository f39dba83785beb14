using System.Net;
using Amazon.Runtime;
using Amazon.SageMaker.Model;

namespace Kayfabe.Aws.Resources;

/// <summary>What errors of SageMaker mean: it answers ValidationException to many things.</summary>
public static class ServiceAnswers
{
    /// <summary>Whether the answer says that there is no such resource.</summary>
    public static bool IsMissing(AmazonServiceException e) =>
        e is ResourceNotFoundException || e.ErrorCode is "ResourceNotFound" or "ResourceNotFoundException"
        || e.StatusCode == HttpStatusCode.NotFound
        || (IsRefusal(e) && (Says(e, "could not find") || Says(e, "not found") || Says(e, "does not exist")));

    /// <summary>Whether the answer to a create says that there is one of that name.</summary>
    public static bool IsThere(AmazonServiceException e) =>
        e is ResourceInUseException
        || e.ErrorCode is "ResourceInUse" or "ConflictException" or "BucketAlreadyOwnedByYou"
        || (IsRefusal(e) && (Says(e, "already existing") || Says(e, "already exists")));

    /// <summary>Whether the service refused the request for what it says, and not for who asks.</summary>
    public static bool IsRefusal(AmazonServiceException e) =>
        e.ErrorCode is "ValidationException" or "ValidationError" && e.StatusCode == HttpStatusCode.BadRequest;

    /// <summary>The answer to a question; null where there is no such resource.</summary>
    public static async Task<T?> Find<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>Removes something; that it is gone already is the same.</summary>
    public static async Task Remove(Func<Task> remove)
    {
        try
        {
            await remove().ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (IsMissing(e))
        {
        }
    }

    private static bool Says(AmazonServiceException e, string words) =>
        e.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
