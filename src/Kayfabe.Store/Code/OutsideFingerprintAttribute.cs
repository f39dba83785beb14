namespace Kayfabe.Store.Code;

/// <summary>
/// Marks a type whose code hands a stage its inputs but cannot change what it makes of them. A fingerprint stops there;
/// otherwise a change of the bridge to Cake would rerun every stage.
/// </summary>
/// <param name="reason">Why the type cannot change a result.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct)]
public sealed class OutsideFingerprintAttribute(string reason) : Attribute
{
    /// <summary>Why the type cannot change a result.</summary>
    public string Reason { get; } = reason;
}
