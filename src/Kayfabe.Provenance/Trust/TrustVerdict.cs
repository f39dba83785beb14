namespace Kayfabe.Provenance.Trust;

/// <summary>Why a signed statement is not trusted.</summary>
public enum Distrust
{
    /// <summary>The statement or its envelope is not what it should be.</summary>
    Refused,

    /// <summary>No key of trust.json made the signature.</summary>
    UnknownKey,

    /// <summary>The bundle names a key of trust.json, and its signature is not that key's.</summary>
    WrongSignature,

    /// <summary>The key was withdrawn.</summary>
    WithdrawnKey,

    /// <summary>The work was done before the first day of the key.</summary>
    NotYetValid,

    /// <summary>The work was done after the last day of the key.</summary>
    Expired,

    /// <summary>The statement names another builder than the one whose key signed it.</summary>
    OtherBuilder,
}

/// <summary>Whether a signed statement is trusted: <see cref="Trusted"/> or <see cref="NotTrusted"/>.</summary>
public abstract record TrustVerdict
{
    private protected TrustVerdict()
    {
    }
}

/// <summary>A key of trust.json signed the statement, and it holds for the builder that the statement names.</summary>
/// <param name="Key">The key, with its builder.</param>
/// <param name="Payload">The bytes that were verified: parse these and no others.</param>
public sealed record Trusted(TrustedKey Key, ReadOnlyMemory<byte> Payload) : TrustVerdict
{
    /// <summary>The builder's id.</summary>
    public string Builder => Key.Builder;
}

/// <summary>The statement is not trusted.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Detail">The same in words, a clause without a full stop.</param>
public sealed record NotTrusted(Distrust Reason, string Detail) : TrustVerdict;
