namespace Kayfabe.Study.Splits;

/// <summary>The rows of a matrix by their use: 0-based indices, in the order in which they are used.</summary>
public sealed record RowSets(IReadOnlyList<int> Train, IReadOnlyList<int> Test);
