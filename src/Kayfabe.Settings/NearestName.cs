namespace Kayfabe.Settings;

/// <summary>Finds what a user meant by a misspelled name.</summary>
public static class NearestName
{
    /// <summary>
    /// The candidate with the fewest edits from <paramref name="name"/>, ignoring case; of equals, the ordinally first.
    /// Null where the nearest needs more than one edit for each three characters of the name (at least one is allowed).
    /// </summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, name.Length / 3);
        var fewest = limit + 1;
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) > limit)
                continue;
            var edits = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits < fewest || (edits == fewest && string.CompareOrdinal(candidate, nearest) < 0 && nearest != null))
                (fewest, nearest) = (edits, candidate);
        }
        return nearest;
    }

    /// <summary>
    /// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other, no part edited
    /// twice: the "optimal string alignment" form of Damerau-Levenshtein
    /// (https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance).
    /// </summary>
    public static int Distance(string from, string to)
    {
        var before = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
            last[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(substituted, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[to.Length];
    }
}
