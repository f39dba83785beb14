using Amazon.Runtime;
using Kayfabe.Aws.Http;

namespace Kayfabe.Aws.Resources;

/// <summary>Makes resources that the journal knows of before they are asked for.</summary>
public static class JournalledCreation
{
    /// <summary>Makes a resource, and notes what became of it as far as that is known.</summary>
    /// <param name="journal">Knows of it first.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="region">The region.</param>
    /// <param name="account">The account.</param>
    /// <param name="tags">Whose it is.</param>
    /// <param name="create">Asks the service.</param>
    /// <returns>False where there is one of that name already.</returns>
    public static async Task<bool> Make(
        ResourceJournal journal, ResourceKind kind, string name, string region, string account, ResourceTags tags,
        Func<Task> create)
    {
        var entry = journal.Began(kind, name, region, account, tags.Study, tags.Run);
        using var call = HttpCall.Begin();
        try
        {
            await create().ConfigureAwait(false);
            journal.Made(entry);
            return true;
        }
        catch (AmazonServiceException e) when (ServiceAnswers.IsThere(e))
        {
            journal.Made(entry);
            return false;
        }
        // Refused, for what it says or for who asks: it did not come to be, unless an attempt before it was answered by
        // nothing.
        catch (AmazonServiceException e) when ((int)e.StatusCode is >= 400 and < 500 && !call.WasLost)
        {
            journal.Gone(entry);
            throw;
        }
    }
}
