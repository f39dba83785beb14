namespace Kayfabe.Bundle.Reading;

/// <summary>A file of a bundle that is not as its metadata say.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record BundleProblem(string Path, BundleProblemKind Kind)
{
    /// <summary><c>reports/sample/lock.json: was changed</c>.</summary>
    public override string ToString() => $"{Path}: {Text(Kind)}";

    /// <summary>What is wrong, a clause.</summary>
    public static string Text(BundleProblemKind kind) => kind switch
    {
        BundleProblemKind.Missing => "is listed, but missing",
        BundleProblemKind.NotListed => "is there, but not listed",
        BundleProblemKind.Changed => "was changed: its digest is not the listed one",
        BundleProblemKind.WrongChecksum => "has another CRC than the zip says",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

/// <summary>What may be wrong with a file of a bundle.</summary>
public enum BundleProblemKind
{
    /// <summary>The metadata list it, and it is not there.</summary>
    Missing,

    /// <summary>It is there, and the metadata do not list it.</summary>
    NotListed,

    /// <summary>Its content has another digest than the metadata say.</summary>
    Changed,

    /// <summary>Its content has another CRC than the zip says.</summary>
    WrongChecksum,
}
