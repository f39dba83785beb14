namespace Kayfabe.Study.Sweeps;

/// <summary>A setting that a sweep varies.</summary>
/// <param name="Setting">Its full name: <c>featurize.threshold</c>.</param>
/// <param name="Option">The shortest name by which an option can give it: <c>threshold</c>.</param>
/// <param name="Texts">The values as an option would give them, in the order given, no text twice; one or more.</param>
public sealed record SweepAxis(string Setting, string Option, IReadOnlyList<string> Texts);
