namespace Kayfabe.Settings;

/// <summary>
/// Names that other programs give the setting: they are not accepted, and whoever writes one is told the setting's own.
/// </summary>
/// <param name="names">The names, as they are written there.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AlsoCalledAttribute(params string[] names) : Attribute
{
    /// <summary>The names, as they are written there.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
