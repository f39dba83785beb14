namespace Kayfabe.Build.Verifying;

/// <summary>How a published result compares with the one that its sources give, from best to worst.</summary>
internal enum Match
{
    /// <summary>The same bytes from the same inputs, settings, code and environment.</summary>
    Identical,

    /// <summary>The same bytes, by other code or another compiler.</summary>
    SameResults,

    /// <summary>Another environment; the metrics agree within the study's tolerance.</summary>
    Equivalent,

    /// <summary>Not what the sources give.</summary>
    Different,
}

/// <summary>The words for matches.</summary>
internal static class Matches
{
    /// <summary>The verdict in words.</summary>
    public static string Text(Match match) => match switch
    {
        Match.Identical => "identical",
        Match.SameResults => "same results",
        Match.Equivalent => "equivalent",
        _ => "different",
    };

    /// <summary>The worst of several; identical for none.</summary>
    public static Match Worst(IEnumerable<Match> matches) => matches.Append(Match.Identical).Max();
}

/// <summary>What was compared, and how it came out.</summary>
/// <param name="Name">A stage, or a file below <c>reports/</c>.</param>
/// <param name="Match">The verdict.</param>
/// <param name="Detail">What differs, in words; empty where nothing does.</param>
internal sealed record VerifiedPart(string Name, Match Match, string Detail);
