namespace Kayfabe.Settings;

/// <summary>
/// Names that other programs or earlier versions give the setting: they are rejected with the setting's name.
/// </summary>
/// <param name="names">The names, as they are written there.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AlsoCalledAttribute(params string[] names) : Attribute
{
    /// <summary>The names, as they are written there.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
