namespace Kayfabe.Settings;

/// <summary>Settings with rules that concern more than one of them.</summary>
public interface IValidatedSettings
{
    /// <summary>
    /// What is wrong. Asked only where each of the record's own keys could be bound, and no required value is missing
    /// below it.
    /// </summary>
    IEnumerable<SettingProblem> Validate();
}

/// <summary>What a rule over several settings found.</summary>
/// <param name="Problem">What is wrong, a clause without a full stop.</param>
/// <param name="Remedy">What to do, a sentence.</param>
/// <param name="Property">
/// The property to point at, by <c>nameof</c>; null, or one that the file does not give, for the whole record.
/// </param>
public sealed record SettingProblem(string Problem, string Remedy, string? Property = null);
