using System.Text;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>A result that nothing disturbed: made in a new folder, with an empty store.</summary>
/// <param name="Project">The folder.</param>
/// <param name="Results">Its results.</param>
/// <param name="Time">How long the build took.</param>
internal sealed record Reference(
    SmallProject Project, SortedDictionary<string, string> Results, TimeSpan Time);

/// <summary>Knows what must come out of the inputs of a project: the references, made once for equal inputs.</summary>
/// <param name="dotnet">The program <c>dotnet</c>.</param>
/// <param name="folder">Where references are made.</param>
internal sealed class Oracle(string dotnet, string folder)
{
    private const int MostNamed = 10;

    private readonly Dictionary<Digest, Reference> _known = [];

    /// <summary>The reference of the inputs that a project has now.</summary>
    /// <exception cref="InvalidOperationException">The undisturbed build fails.</exception>
    public Reference Of(SmallProject project)
    {
        var inputs = project.Inputs();
        return _known.TryGetValue(inputs, out var known) ? known : _known[inputs] = Make(project);
    }

    /// <summary>How the results of a project differ from all references that they may be equal to.</summary>
    /// <returns>The difference from the first; null where they are equal to one.</returns>
    public static string? Difference(SmallProject project, params IReadOnlyList<Reference> expected)
    {
        var results = project.Results();
        return expected.Any(reference => reference.Results.SequenceEqual(results))
            ? null : Text(expected[0].Results, results);
    }

    private Reference Make(SmallProject project)
    {
        var copy = project.CopyTo(Path.Combine(folder, $"{_known.Count}"), withResults: false);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        using var child = Child.Start(dotnet, copy);
        var result = child.Finish();
        return result.ExitCode == 0
            ? new Reference(copy, copy.Results(), System.Diagnostics.Stopwatch.GetElapsedTime(started))
            : throw new InvalidOperationException($"The undisturbed build fails:\n{result}");
    }

    private static string Text(SortedDictionary<string, string> expected, SortedDictionary<string, string> found)
    {
        var text = new StringBuilder();
        var names = expected.Keys.Union(found.Keys).Order(StringComparer.Ordinal)
            .Where(name => expected.GetValueOrDefault(name) != found.GetValueOrDefault(name)).ToArray();
        foreach (var name in names.Take(MostNamed))
        {
            text.Append($"{name}: expected {expected.GetValueOrDefault(name) ?? "nothing"}, ")
                .Append($"found {found.GetValueOrDefault(name) ?? "nothing"}\n");
        }
        return text.Append(names.Length > MostNamed ? $"... and {names.Length - MostNamed} more\n" : "").ToString();
    }
}
