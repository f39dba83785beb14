namespace Kayfabe.Provenance.Statements;

/// <summary>The predicate types of others; those of this project are in <see cref="ProjectPage"/>.</summary>
public static class PredicateTypes
{
    /// <summary>How something was built: slsa.dev/spec/v1.2/provenance.</summary>
    public const string Provenance = "https://slsa.dev/provenance/v1";

    /// <summary>That somebody verified something: slsa.dev/spec/v1.2/verification_summary.</summary>
    public const string VerificationSummary = "https://slsa.dev/verification_summary/v1";

    /// <summary>A signed model: github.com/ossf/model-signing-spec.</summary>
    public const string SignedModel = "https://model_signing/signature/v1.0";
}
