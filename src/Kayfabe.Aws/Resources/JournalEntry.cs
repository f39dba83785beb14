namespace Kayfabe.Aws.Resources;

/// <summary>A resource that was about to be made.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, unique among those of its kind in the account and region.</param>
/// <param name="Region">The region.</param>
/// <param name="Account">The account, 12 digits.</param>
/// <param name="Study">The study that wanted it.</param>
/// <param name="Run">The run that wanted it.</param>
/// <param name="Time">When it was wanted.</param>
public sealed record JournalEntry(
    ResourceKind Kind, string Name, string Region, string Account, string Study, string Run, DateTimeOffset Time)
{
    /// <summary>Whether the service said that it made it; otherwise nobody knows.</summary>
    public bool IsMade { get; init; }

    /// <summary>Whether another entry is about the same resource.</summary>
    public bool IsSameAs(JournalEntry other) =>
        (Kind, Name, Region, Account) == (other.Kind, other.Name, other.Region, other.Account);
}
