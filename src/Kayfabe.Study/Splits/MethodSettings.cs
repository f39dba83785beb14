using Kayfabe.Settings;
namespace Kayfabe.Study.Splits;

/// <summary>The part of <c>split</c> that says by what rows are parted.</summary>
[PartOf("split")]
public sealed record MethodSettings
{
    /// <summary>The method.</summary>
    public required SplitMethod Method { get; init; }
}
