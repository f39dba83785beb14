using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Detections;

/// <summary>What was detected: a name and its parents' names, in the order in which the service lists them.</summary>
internal sealed record DetectedName(DetectionKind Kind, string Name, IReadOnlyList<string> Parents)
    : IComparable<DetectedName>
{
    /// <summary>Compares the parents one by one, where a record compares its lists by reference.</summary>
    public static IEqualityComparer<DetectedName> SameContent { get; } = EqualityComparer<DetectedName>.Create(
        (left, right) => left!.CompareTo(right) == 0,
        name => HashCode.Combine(name.Kind, name.Name, name.Parents.Count));

    /// <summary>By the kind's text, then the name, then the parents, all ordinal.</summary>
    public int CompareTo(DetectedName? other)
    {
        if (other is null)
            return 1;
        var order = string.CompareOrdinal(Kind.Text(), other.Kind.Text());
        if (order == 0)
            order = string.CompareOrdinal(Name, other.Name);
        for (var i = 0; order == 0 && i < int.Min(Parents.Count, other.Parents.Count); i++)
            order = string.CompareOrdinal(Parents[i], other.Parents[i]);
        return order != 0 ? order : Parents.Count.CompareTo(other.Parents.Count);
    }
}

/// <summary>
/// Numbers the names of one kind, each with its parents: the same name may have had other parents in another version
/// of the service's taxonomy. A number stands for a path in a tree, parents first and the name last.
/// </summary>
internal sealed class NameTable(DetectionKind kind)
{
    /// <summary>The path of no names.</summary>
    public const int Root = -1;

    private readonly Utf8Pool _names = new();
    private readonly Dictionary<long, int> _children = [];
    private readonly List<(int Parent, int Name)> _paths = [];

    public int Count => _paths.Count;

    /// <summary>The number of a name, whatever its parents.</summary>
    public int AddName(ReadOnlySpan<byte> utf8) => _names.Add(utf8);

    /// <summary>The path that goes on from <paramref name="path"/> by the name of that number.</summary>
    public int AddPath(int path, int name)
    {
        var edge = ((long)path << 32) | (uint)name;
        if (!_children.TryGetValue(edge, out var child))
        {
            _children.Add(edge, child = _paths.Count);
            _paths.Add((path, name));
        }
        return child;
    }

    public DetectedName Read(int path)
    {
        var name = _names[_paths[path].Name];
        var parents = new List<string>();
        for (path = _paths[path].Parent; path != Root; path = _paths[path].Parent)
            parents.Add(_names[_paths[path].Name]);
        parents.Reverse();
        return new DetectedName(kind, name, parents);
    }
}
