namespace Kayfabe.Settings;

/// <summary>
/// Makes an immutable settings record from JSON. A key is the property's name in camelCase or [JsonPropertyName];
/// a key that is absent leaves the record's default; <c>required</c> members must be given; <c>null</c> is for
/// properties declared nullable. [Range], [MinLength], [RegularExpression], [AllowedValues] and
/// <see cref="RelativePathAttribute"/> are held to (for a list all but [MinLength] concern each item), and
/// <see cref="IValidatedSettings"/> asked. The top may say <c>$schema</c>, for editors.
/// </summary>
public sealed class SettingsBinder
{
    private const string SchemaKey = "$schema";

    private readonly FaultList _faults;

    private SettingsBinder(FaultList faults) => _faults = faults;

    /// <summary>Binds the top of a file.</summary>
    /// <returns>The record; of use only where no fault was added.</returns>
    public static T? Bind<T>(LocatedJson tree, FaultList faults)
        where T : class
    {
        var binder = new SettingsBinder(faults);
        if (tree is LocatedObject top)
            return (T?)binder.BindSection(typeof(T), "", top);
        faults.Add(
            tree.Place.Fault($"the file holds {ValueBinder.Describe(tree)}, not an object", "Begin it with '{'."));
        return null;
    }

    /// <summary>The record, or null where a required value is not to be had.</summary>
    private object? BindSection(Type type, string path, LocatedObject json)
    {
        var shape = SettingsShape.Of(type);
        var record = shape.Create();
        var given = new LocatedJson?[shape.Properties.Length];
        var (faultless, complete) = (true, true);
        foreach (var member in json.Members)
        {
            var at = shape.IndexOf(member.Name);
            if (at >= 0)
            {
                given[at] = member.Value;
                var bound = BindProperty(shape.Properties[at], record, path, member.Value);
                faultless &= bound;
                complete &= bound || !shape.Properties[at].IsRequired;
            }
            else if (path.Length > 0 || member.Name != SchemaKey)
            {
                faultless = false;
                _faults.Add(Unknown(member, path, shape));
            }
        }
        for (var i = 0; i < given.Length; i++)
        {
            if (given[i] != null || !shape.Properties[i].IsRequired)
                continue;
            faultless = complete = false;
            _faults.Add(Missing(shape.Properties[i], path, json));
        }
        if (faultless && record is IValidatedSettings validated)
            Validate(validated, shape, given, json);
        return complete ? record : null;
    }

    private bool BindProperty(SettingProperty property, object record, string path, LocatedJson json)
    {
        if (json is LocatedNull && property.AllowsNull)
        {
            property.Set(record, null);
            return true;
        }
        var name = property.FullName(path);
        var value = property.Type.Kind == SettingKind.Section || property.Type.Element?.Kind == SettingKind.Section
            ? BindSections(property.Type, name, json)
            : new ValueBinder(property, name, _faults).Bind(json);
        if (value != null)
            property.Set(record, value);
        return value != null;
    }

    private object? BindSections(SettingType type, string name, LocatedJson json)
    {
        if (type.Kind == SettingKind.Section && json is LocatedObject section)
            return BindSection(type.Clr, name, section);
        if (type.Kind == SettingKind.Section || json is not LocatedArray list)
        {
            _faults.Add(json.Place.Fault($"{name} is {ValueBinder.Describe(json)}, not {type}", $"Give {type}."));
            return null;
        }
        var records = Array.CreateInstance(type.Element!.Clr, list.Items.Count);
        var complete = true;
        for (var i = 0; i < records.Length; i++)
        {
            var record = BindSections(type.Element, $"{name}.{i}", list.Items[i]);
            complete &= record != null;
            records.SetValue(record, i);
        }
        return complete ? records : null;
    }

    private void Validate(IValidatedSettings record, SettingsShape shape, LocatedJson?[] given, LocatedObject json)
    {
        foreach (var problem in record.Validate())
        {
            var at = Array.FindIndex(shape.Properties, property => property.ClrName == problem.Property);
            var place = (at < 0 ? null : given[at]?.Place) ?? json.Place;
            _faults.Add(place.Fault(problem.Problem, problem.Remedy));
        }
    }

    private static Fault Unknown(LocatedMember member, string path, SettingsShape shape)
    {
        var known = shape.Names();
        var whose = path.Length == 0 ? "" : $" of {path}";
        return member.Place.Fault(
            $"{Quotation.Of(member.Name)} is not a setting{whose}",
            shape.AlsoCalled(member.Name) is { } own ? $"It is called '{own}'."
            : NearestName.Of(member.Name, known) is { } nearest ? $"Did you mean '{nearest}'?"
            : $"The settings{whose} are {Quotation.OfAll(known)}.");
    }

    private static Fault Missing(SettingProperty property, string path, LocatedObject json) => json.Place.Fault(
        $"{property.FullName(path)} is missing", $"Add \"{property.Name}\": {property.Type}.");
}
