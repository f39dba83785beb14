namespace Kayfabe.Settings;

/// <summary>How names of settings are compared. It knows no setting, so that a stage may reach it.</summary>
public static class SettingName
{
    /// <summary>Whether a name means a setting: by its full name, or by that without its section.</summary>
    /// <param name="name">The name as it was typed: case, <c>-</c> and <c>_</c> do not matter.</param>
    /// <param name="fullName">The setting's full name: <c>featurize.threshold</c>.</param>
    public static bool Means(string name, string fullName) =>
        Fold(name) == Fold(fullName)
        || Fold(name) == Fold(fullName[(fullName.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    /// <summary>The name without what does not tell one from another: case, <c>-</c> and <c>_</c>.</summary>
    public static string Fold(string name) => name
        .Replace("-", "", StringComparison.Ordinal)
        .Replace("_", "", StringComparison.Ordinal)
        .ToLowerInvariant();
}
