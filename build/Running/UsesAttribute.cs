using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>Says which options a target reads beside those of every run.</summary>
/// <param name="names">The options' names, without dashes.</param>
[AttributeUsage(AttributeTargets.Class)]
[OutsideFingerprint("It says which options are no mistakes; none is a setting.")]
public sealed class UsesAttribute(params string[] names) : Attribute
{
    /// <summary>The options' names, without dashes.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>Marks a target that writes neither to the store nor to the artifacts, and takes no lock.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyReadsAttribute : Attribute;

/// <summary>
/// Marks a target that takes several values a setting, <c>--threshold=80,90</c>, and tries all combinations.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SweepsSettingsAttribute : Attribute;
