using Kayfabe.Settings;

namespace Kayfabe.Aws.Preflight;

/// <summary>How a check came out.</summary>
public enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>It could not be checked: what it asks is not allowed, or the service does not tell.</summary>
    NotChecked,

    /// <summary>It is not as it should be.</summary>
    Failed,
}

/// <summary>What a check found.</summary>
/// <param name="Subject">What was checked: one word or two.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Text">What was found, a clause.</param>
/// <param name="Remedy">What to do; null where nothing is to be done.</param>
public sealed record CheckResult(string Subject, CheckOutcome Outcome, string Text, string? Remedy = null)
{
    /// <summary>As a fault of the user's input.</summary>
    public Fault ToFault() => new($"{Subject}: {Text}", Remedy ?? "");

    internal static CheckResult Fine(string subject, string text) => new(subject, CheckOutcome.Fine, text);

    internal static CheckResult Failed(string subject, string text, string remedy) =>
        new(subject, CheckOutcome.Failed, text, remedy);

    internal static CheckResult NotChecked(string subject, string text, string? remedy = null) =>
        new(subject, CheckOutcome.NotChecked, text, remedy);
}
