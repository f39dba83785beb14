using Kayfabe.Aws.Costs;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Terminal;
using Kayfabe.Settings;

namespace Kayfabe.Build.Paying;

/// <summary>
/// Asks before anything is paid for. Nothing is spent without <c>--yes</c> or an answer on a terminal, and nothing
/// above <c>--max-cost</c>.
/// </summary>
public static class Consent
{
    /// <summary>Prints what would be paid, and returns where the user agrees.</summary>
    /// <param name="options">The command line.</param>
    /// <param name="estimate">What would be paid.</param>
    /// <param name="stopsAtLimit">
    /// Whether the work itself stops before <c>--max-cost</c>, so that a higher estimate, or an unknown part of it, is
    /// no reason to refuse it.
    /// </param>
    /// <exception cref="InputException">The user does not agree, or is not there to be asked; or the limit.</exception>
    public static void Require(RunOptions options, CostEstimate estimate, bool stopsAtLimit = false)
    {
        var limit = options.MaxCost() is { } dollars ? new Money(dollars) : (Money?)null;
        var isThere = UserPresence.CanBeAsked;
        Console.Out.Write($"This would {estimate.What}:\n{CostText.Of(estimate)}");
        if (Refusal(estimate, limit, stopsAtLimit) is { } fault)
            throw new InputException(fault);
        if (!options.Yes && !Ask(isThere ? Console.In : null, Console.Out))
            throw new InputException(Undecided(isThere));
    }

    /// <summary>Why the limit forbids it; null where it does not.</summary>
    internal static Fault? Refusal(CostEstimate estimate, Money? limit, bool stopsAtLimit)
    {
        if (limit is not { } most || stopsAtLimit)
            return null;
        if (estimate.Known > most)
        {
            return new Fault(
                $"this would cost {Beside(CostText.Total(estimate), estimate.Known, most)}, "
                + $"more than --max-cost={most.ToString()[1..]}",
                "Nothing was spent. Give a higher limit, or do less.");
        }
        return estimate.Total is null
            ? new Fault(
                "a price is not known, so that --max-cost cannot be kept to",
                $"Nothing was spent. Add the price to {estimate.PriceFile}, or leave --max-cost out.")
            : null;
    }

    // $5.00 is not more than 5.00: what cents do not tell apart is said with all digits.
    private static string Beside(string shown, Money cost, Money limit) =>
        shown == limit.ToString() ? cost.Exact() : shown;

    /// <summary>Asks, where there is somebody to ask.</summary>
    /// <param name="answers">What is answered; null where nobody is there.</param>
    /// <param name="terminal">Where it is asked.</param>
    /// <param name="question">What is asked.</param>
    internal static bool Ask(TextReader? answers, TextWriter terminal, string question = "Go on?")
    {
        if (answers is null)
            return false;
        terminal.Write($"{question} [y/N] ");
        terminal.Flush();
        var answer = answers.ReadLine();
        // At the end of the input (Ctrl-D) nobody pressed Enter.
        if (answer is null)
            terminal.WriteLine();
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    private static Fault Undecided(bool wasAsked) => wasAsked
        ? new Fault("this was not confirmed", "Nothing was spent.")
        : new Fault("this costs money, and nobody is there to be asked", "Nothing was spent. Add --yes to agree.");
}
