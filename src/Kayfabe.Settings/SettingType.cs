namespace Kayfabe.Settings;

/// <summary>What a setting can be.</summary>
internal enum SettingKind
{
    Boolean,
    Integer,
    Number,
    Text,
    Choice,
    List,
    Dictionary,
    Section,
}

/// <summary>The type of a setting, as the binder and the schema see it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Clr">The type, without Nullable.</param>
/// <param name="Element">The type of a list's items or of a dictionary's values.</param>
internal sealed record SettingType(SettingKind Kind, Type Clr, SettingType? Element = null)
{
    /// <summary>A single value or a list of such: what one option of the command line can say.</summary>
    public bool IsOption => Kind is not (SettingKind.Dictionary or SettingKind.Section) && Element?.IsOption != false;

    /// <exception cref="NotSupportedException">Settings do not support the type.</exception>
    public static SettingType Of(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsEnum)
            return new(SettingKind.Choice, type);
        if (type == typeof(bool))
            return new(SettingKind.Boolean, type);
        if (type == typeof(int) || type == typeof(long))
            return new(SettingKind.Integer, type);
        if (type == typeof(double))
            return new(SettingKind.Number, type);
        if (type == typeof(string))
            return new(SettingKind.Text, type);
        if (type == typeof(IReadOnlyDictionary<string, string>))
            return new(SettingKind.Dictionary, type, new SettingType(SettingKind.Text, typeof(string)));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return new(SettingKind.List, type, Of(type.GetGenericArguments()[0]));
        if (type is { IsClass: true, IsSealed: true } && type.GetConstructor(Type.EmptyTypes) != null)
            return new(SettingKind.Section, type);
        throw new NotSupportedException(
            $"{declared} is no type of a setting: use bool, int, long, double, string, an enum, a sealed record with a "
            + "parameterless constructor, IReadOnlyList<T> or IReadOnlyDictionary<string, string>.");
    }

    /// <summary>As in <c>is 5, not {a text in double quotes}</c>.</summary>
    public override string ToString() => Kind switch
    {
        SettingKind.Boolean => "true or false",
        SettingKind.Integer => "a whole number",
        SettingKind.Number => "a number",
        SettingKind.Text => "a text in double quotes",
        SettingKind.Choice => $"one of {Quotation.OfAll(ChoiceNames.All(Clr))}",
        SettingKind.List => $"a list, each item {Element}",
        SettingKind.Dictionary => "an object of texts",
        _ => "an object",
    };
}
