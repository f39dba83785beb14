namespace Kayfabe.Report;

/// <summary>A model card (Mitchell et al. 2019) or a datasheet (Gebru et al. 2021), by heading.</summary>
public sealed record Card(IReadOnlyList<CardEntry> Entries);

/// <summary>An answer of a card.</summary>
/// <param name="Heading">What is asked: <c>Intended use</c>.</param>
/// <param name="Text">The answer, from the run or from study.json; null where the study does not give one.</param>
public sealed record CardEntry(string Heading, string? Text);
