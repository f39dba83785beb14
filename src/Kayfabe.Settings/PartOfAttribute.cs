namespace Kayfabe.Settings;

/// <summary>
/// Marks a record that holds some of a section's settings, for who reads no others: its properties have the names and
/// types of theirs.
/// </summary>
/// <param name="section">The section's key in the file; empty for the settings outside of any section.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PartOfAttribute(string section) : Attribute
{
    /// <summary>The section's key in the file.</summary>
    public string Section { get; } = section;
}
