using Kayfabe.Aws.Resources;

namespace Kayfabe.Aws.Serving;

/// <summary>
/// Makes resources: each is in the journal before it is asked for, and has its tags from its first moment.
/// </summary>
/// <param name="services">The account.</param>
/// <param name="journal">Knows of everything that may come to be.</param>
/// <param name="tags">Whose it is.</param>
public sealed class Making(AccountServices services, ResourceJournal journal, ResourceTags tags)
{
    /// <summary>The account.</summary>
    public AccountServices Services => services;

    /// <summary>Whose it is.</summary>
    public ResourceTags Tags => tags;

    /// <summary>The tags as SageMaker takes them.</summary>
    internal List<Amazon.SageMaker.Model.Tag> SageMakerTags =>
        [.. tags.Pairs().Select(tag => new Amazon.SageMaker.Model.Tag { Key = tag.Key, Value = tag.Value })];

    /// <summary>The tags as the scheduler takes them.</summary>
    internal List<Amazon.Scheduler.Model.Tag> SchedulerTags =>
        [.. tags.Pairs().Select(tag => new Amazon.Scheduler.Model.Tag { Key = tag.Key, Value = tag.Value })];

    /// <summary>Makes a resource; false where there is one of that name, which is of the same request.</summary>
    public Task<bool> Make(ResourceKind kind, string name, Func<Task> create) =>
        JournalledCreation.Make(journal, kind, name, services.Region, services.Account, tags, create);

    /// <summary>Notes that a resource does not exist any more.</summary>
    internal void Gone(ResourceKind kind, string name) => journal.Gone(new JournalEntry(
        kind, name, services.Region, services.Account, tags.Study, tags.Run, services.Clock.GetUtcNow()));
}
