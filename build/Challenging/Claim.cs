using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Challenging;

/// <summary>That a party made outputs from a key.</summary>
/// <param name="Party">Who says so, with whether that is trusted.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Key">What it was made from.</param>
/// <param name="Outputs">What came out.</param>
internal sealed record Claim(string Party, string Stage, ActionKey Key, IReadOnlyList<OutputFile> Outputs)
{
    /// <summary>Whether another claim names the same outputs.</summary>
    public bool AgreesWith(Claim other) => Stage == other.Stage && Outputs.SequenceEqual(other.Outputs);
}

/// <summary>What several parties say of one key.</summary>
internal enum Challenged
{
    /// <summary>Several built it, and the same came out.</summary>
    Agree,

    /// <summary>Several built it, and something else came out.</summary>
    Differ,

    /// <summary>Nobody else built it.</summary>
    OneOnly,
}

/// <summary>The claims on one key.</summary>
/// <param name="Claims">At least one; a party may have several, if it contradicts itself.</param>
internal sealed record ChallengedKey(IReadOnlyList<Claim> Claims)
{
    /// <summary>The stage.</summary>
    public string Stage => Claims[0].Stage;

    /// <summary>The key.</summary>
    public ActionKey Key => Claims[0].Key;

    /// <summary>How the claims compare.</summary>
    public Challenged Verdict =>
        Claims.Any(claim => !claim.AgreesWith(Claims[0])) ? Challenged.Differ
        : Claims.DistinctBy(claim => claim.Party).Count() > 1 ? Challenged.Agree
        : Challenged.OneOnly;

    /// <summary>The paths on which they differ, ordinal.</summary>
    public IReadOnlyList<string> Differing =>
    [
        .. Claims.SelectMany(claim => claim.Outputs).Select(output => output.Path).Distinct(StringComparer.Ordinal)
            .Where(path => Claims.Select(claim => OutputOf(claim, path)).Distinct().Count() > 1)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What a claim says of a path; null for nothing.</summary>
    public static OutputFile? OutputOf(Claim claim, string path) =>
        claim.Outputs.FirstOrDefault(output => output.Path == path);

    /// <summary>Groups claims by key, in the order in which keys first occur; each claim once.</summary>
    public static IReadOnlyList<ChallengedKey> Of(IEnumerable<Claim> claims) =>
    [
        .. from claim in claims
           group claim by claim.Key into same
           select new ChallengedKey(Distinct(same)),
    ];

    private static List<Claim> Distinct(IEnumerable<Claim> claims)
    {
        var distinct = new List<Claim>();
        foreach (var claim in claims)
        {
            if (!distinct.Exists(other => other.Party == claim.Party && other.AgreesWith(claim)))
                distinct.Add(claim);
        }
        return distinct;
    }
}
