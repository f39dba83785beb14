using Kayfabe.Settings;
using Kayfabe.Store.Keys;
using Kayfabe.Study;

namespace Kayfabe.Build.Running;

/// <summary>
/// The study's settings by the type of their section, so that a stage names those that it reads and no others.
/// </summary>
/// <param name="study">All of them.</param>
[OutsideFingerprint("The values are entries of the key of who declares them.")]
public sealed class StudySections(StudySettings study)
{
    private readonly Dictionary<Type, object?> _found = [];

    /// <summary>
    /// The section of a type, or the part of a section that the type is; null where study.json has none.
    /// </summary>
    /// <exception cref="NotSupportedException">No section has the type.</exception>
    public T? Find<T>()
        where T : class => (T?)Find(typeof(T));

    /// <summary>Whether study.json has a section of the type, or a default for it.</summary>
    public bool Has<T>()
        where T : class => Find<T>() is not null;

    /// <summary>The study's seed, which those of the stages are derived from.</summary>
    public long Seed => study.Seed;

    /// <summary>The type of a stage's section.</summary>
    internal static Type Of(Type stage)
    {
        for (var type = stage; ; type = type.BaseType!)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Stage<>))
                return type.GenericTypeArguments[0];
        }
    }

    /// <summary>The section's key in study.json.</summary>
    internal static string NameOf(Type section) => SettingSections.NameOf(typeof(StudySettings), section);

    /// <summary>The settings of a section under their full names; of an absent one its name alone.</summary>
    internal static IEnumerable<SettingEntry> EntriesOf(Type section, object? settings)
    {
        var name = NameOf(section);
        if (settings is null)
            return [new SettingEntry(name, null)];
        return name.Length == 0
            ? SettingEntries.Of(settings)
            : SettingEntries.Of(settings).Select(entry => new SettingEntry($"{name}.{entry.Name}", entry.Value));
    }

    internal object? Find(Type section) =>
        _found.TryGetValue(section, out var known) ? known : _found[section] = SettingSections.Find(study, section);
}
