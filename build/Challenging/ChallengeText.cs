using System.Text;
using Kayfabe.Build.Terminal;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Challenging;

/// <summary>What a challenge says on the terminal. Names and addresses come from strangers.</summary>
internal static class ChallengeText
{
    private const int ShownKeys = 100, ShownProblems = 10, ShownOutputs = 10, Digits = 12;

    /// <summary>A paragraph for each key, differences first, then what did not count, then the counts.</summary>
    public static string Of(IReadOnlyList<ChallengedKey> keys, IReadOnlyList<string> problems)
    {
        var text = new StringBuilder();
        var ordered = keys.OrderBy(key => Order(key.Verdict)).ToArray();
        foreach (var key in ordered.Take(ShownKeys))
            Append(text, key);
        if (ordered.Length > ShownKeys)
            text.Append($"and {ordered.Length - ShownKeys} more keys\n");
        foreach (var problem in problems.Take(ShownProblems))
            text.Append($"not counted: {TerminalText.Sanitize(problem)}\n");
        if (problems.Count > ShownProblems)
            text.Append($"and {problems.Count - ShownProblems} more files that do not count\n");
        return text.Append($"{keys.Count} {(keys.Count == 1 ? "key" : "keys")}: {Count(Challenged.Agree)} agree, "
            + $"{Count(Challenged.Differ)} differ, {Count(Challenged.OneOnly)} built by one only\n").ToString();

        int Count(Challenged verdict) => keys.Count(key => key.Verdict == verdict);
    }

    private static void Append(StringBuilder text, ChallengedKey key)
    {
        var verdict = key.Verdict switch
        {
            Challenged.Agree => "agree",
            Challenged.Differ => "differ",
            _ => "built by one only",
        };
        var parties = key.Claims.Select(claim => claim.Party).Distinct(StringComparer.Ordinal);
        text.Append($"{TerminalText.Sanitize(key.Stage)} {Short(key.Key.Digest)}: {verdict}: ")
            .AppendJoin("; ", parties.Select(TerminalText.Sanitize)).Append('\n');
        if (key.Verdict != Challenged.Differ)
            return;
        foreach (var path in key.Differing.Take(ShownOutputs))
        {
            text.Append($"  {TerminalText.Sanitize(path)}\n");
            foreach (var claim in key.Claims)
            {
                var digest = ChallengedKey.OutputOf(claim, path)?.Digest is { } known ? Short(known) : "(none)";
                text.Append($"    {digest,-22} {TerminalText.Sanitize(claim.Party)}\n");
            }
        }
        if (key.Differing.Count > ShownOutputs)
            text.Append($"  and {key.Differing.Count - ShownOutputs} more outputs\n");
    }

    private static int Order(Challenged verdict) => verdict == Challenged.Differ ? 0 : 1;

    private static string Short(Digest digest) => $"sha256:{digest.Hex[..Digits]}..";
}
