namespace Kayfabe.Provenance;

/// <summary>Why an envelope, a bundle, a statement or a key is refused.</summary>
public enum Refusal
{
    /// <summary>More bytes than such a file has.</summary>
    TooLarge,

    /// <summary>Not JSON.</summary>
    NotJson,

    /// <summary>An object has the same member twice.</summary>
    DuplicateMember,

    /// <summary>A member is missing.</summary>
    MissingMember,

    /// <summary>A member is of another type, or has a value that it cannot have.</summary>
    WrongMember,

    /// <summary>A text that should be base64 is not.</summary>
    NotBase64,

    /// <summary>The bundle is not one of a format that is known here.</summary>
    UnknownBundle,

    /// <summary>The bundle is verified with a certificate, not with a key.</summary>
    CertificateBundle,

    /// <summary>The envelope holds something other than an in-toto statement.</summary>
    WrongPayloadType,

    /// <summary>There is no signature.</summary>
    NoSignature,

    /// <summary>There are several signatures where one is allowed.</summary>
    SeveralSignatures,

    /// <summary>The signature is not that of the key over these bytes.</summary>
    WrongSignature,

    /// <summary>The statement is of another predicate type.</summary>
    WrongPredicateType,

    /// <summary>The statement contradicts itself.</summary>
    Contradiction,

    /// <summary>A path leads out of its folder.</summary>
    PathNotConfined,

    /// <summary>The key is not one that is used here.</summary>
    UnusableKey,

    /// <summary>The private key is encrypted, and the password is missing or wrong.</summary>
    WrongPassword,

    /// <summary>A file that was signed has other content.</summary>
    FileChanged,

    /// <summary>A file that was signed is missing.</summary>
    FileMissing,

    /// <summary>A file was not signed.</summary>
    FileNotSigned,
}

/// <summary>Something signed, or a key, that is refused.</summary>
public sealed class RefusedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="detail">The same in words with what is concerned, a clause without a full stop.</param>
    public RefusedException(Refusal reason, string detail)
        : base(detail) => Reason = reason;

    /// <summary>Why.</summary>
    public Refusal Reason { get; }
}
