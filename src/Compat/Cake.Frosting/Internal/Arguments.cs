using Cake.Core;

namespace Cake.Frosting.Internal;

/// <summary>
/// The arguments of a run by name, ignoring case; the only value of a flag is null. Replaces <see
/// cref="CakeArguments"/>, whose look-up tables take longer to compile than to fill.
/// </summary>
internal sealed class Arguments : ICakeArguments
{
    private readonly Dictionary<string, ICollection<string>> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a value. Of options that differ only in case or dashes, Cake keeps the first.</summary>
    public void Add(string option, string? value)
    {
        var name = option.TrimStart('-');
        if (!values.TryGetValue(name, out var known))
            values.Add(name, known = new Typed(option));
        if (known is Typed typed && typed.Option == option)
            known.Add(value!);
    }

    /// <summary>Adds a target, whatever the case of earlier ones.</summary>
    public void AddTarget(string target)
    {
        if (!values.TryGetValue("target", out var known))
            values.Add("target", known = new Typed("--target"));
        known.Add(target);
    }

    public bool HasArgument(string name) => values.ContainsKey(name);

    public ICollection<string> GetArguments(string name) => values.GetValueOrDefault(name) ?? [];

    public IDictionary<string, ICollection<string>> GetArguments() => values;

    private sealed class Typed(string option) : List<string>
    {
        public string Option => option;
    }
}
