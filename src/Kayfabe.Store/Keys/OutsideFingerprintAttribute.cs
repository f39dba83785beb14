namespace Kayfabe.Store.Keys;

/// <summary>
/// Marks a type that passes inputs to a stage but cannot change its result. A code fingerprint does not include it;
/// otherwise every change of the code between Cake and the stages would rerun all of them.
/// </summary>
/// <param name="reason">Why the type cannot change a result.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct)]
public sealed class OutsideFingerprintAttribute(string reason) : Attribute
{
    /// <summary>Why the type cannot change a result.</summary>
    public string Reason { get; } = reason;
}
