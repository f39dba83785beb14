using Cake.Core;

namespace Cake.Frosting.Internal;

/// <summary>
/// The arguments of a run, by name in any case; a flag's one value is null. In place of <see cref="CakeArguments"/>,
/// whose look-up tables take longer to compile than to fill.
/// </summary>
internal sealed class Arguments : ICakeArguments
{
    private readonly Dictionary<string, ICollection<string>> values = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string name, string? value)
    {
        if (!values.TryGetValue(name, out var known))
            values.Add(name, known = []);
        known.Add(value!);
    }

    public bool HasArgument(string name) => values.ContainsKey(name);

    public ICollection<string> GetArguments(string name) => values.GetValueOrDefault(name) ?? [];

    public IDictionary<string, ICollection<string>> GetArguments() => values;
}
