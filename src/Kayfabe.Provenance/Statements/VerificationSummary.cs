using System.Globalization;
using System.Text.Json;
using Kayfabe.Provenance.Envelopes;
using Kayfabe.Provenance.Json;
using Kayfabe.Provenance.Signing;
using Kayfabe.Store.Content;

namespace Kayfabe.Provenance.Statements;

/// <summary>What came of making a published result again.</summary>
public enum Reproduction
{
    /// <summary>It is another one.</summary>
    Failed,

    /// <summary>In another environment, with metrics that agree within the study's tolerance.</summary>
    Equivalent,

    /// <summary>The same, byte for byte.</summary>
    Same,
}

/// <summary>
/// That somebody made a published result again and compared it: a SLSA verification summary
/// (slsa.dev/spec/v1.2/verification_summary), which slsa-verifier checks.
/// </summary>
/// <param name="Subjects">The published files that were compared, relative to reports/&lt;study&gt;/.</param>
/// <param name="Study">The study's name.</param>
/// <param name="Verifier">The id of who verified, an address: a builder's id.</param>
/// <param name="VerifiedAt">When; written in UTC, in whole seconds.</param>
/// <param name="Outcome">What came out.</param>
/// <param name="Inputs">What was gone by, such as the lock and the statement.</param>
public sealed record VerificationSummary(
    IReadOnlyList<ResourceDescriptor> Subjects, string Study, string Verifier, DateTimeOffset VerifiedAt,
    Reproduction Outcome, IReadOnlyList<ResourceDescriptor> Inputs)
{
    /// <summary>What its file is called.</summary>
    public const string FileName = "summary.dsse.json";

    private const string Passed = "PASSED", Failed = "FAILED";

    /// <summary>The address that names what a study publishes.</summary>
    public static string ResourceOf(string study) => ProjectPage.Reports + study;

    /// <summary>The signed summary, a DSSE envelope: the bytes of its file.</summary>
    public byte[] Sign(SigningKey key) => DsseEnvelope.Sign(ToBytes(), key).ToBytes();

    /// <summary>The summary, not signed.</summary>
    public byte[] ToBytes() => StrictJson.Compact(json =>
        Statement.Write(json, Subjects, PredicateTypes.VerificationSummary, Write));

    /// <summary>Reads a statement whose signature was verified before.</summary>
    /// <exception cref="RefusedException">It is not a summary of this kind.</exception>
    public static VerificationSummary Read(ReadOnlyMemory<byte> bytes)
    {
        var statement = Statement.Read(bytes);
        var json = statement.PredicateOf(PredicateTypes.VerificationSummary);
        var resource = StrictJson.Text(json, "resourceUri");
        return new VerificationSummary(
            statement.Subjects,
            resource.StartsWith(ProjectPage.Reports, StringComparison.Ordinal)
                ? resource[ProjectPage.Reports.Length..] : throw StrictJson.Wrong("resourceUri"),
            StrictJson.Text(StrictJson.Member(json, "verifier", JsonValueKind.Object), "id"),
            DateTimeOffset.TryParseExact(
                StrictJson.Text(json, "timeVerified"), Origin.TimeFormat, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out var time) ? time : throw StrictJson.Wrong("timeVerified"),
            OutcomeOf(StrictJson.Text(json, "verificationResult"), StrictJson.Member(json, "verifiedLevels",
                JsonValueKind.Array)),
            [.. StrictJson.Objects(json, "inputAttestations").Select(ResourceDescriptor.Read)]);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("verifier");
        json.WriteString("id", Verifier);
        json.WriteEndObject();
        json.WriteString(
            "timeVerified", VerifiedAt.UtcDateTime.ToString(Origin.TimeFormat, CultureInfo.InvariantCulture));
        json.WriteString("resourceUri", ResourceOf(Study));
        json.WriteStartObject("policy");
        json.WriteString("uri", ProjectPage.VerifyPolicy);
        json.WriteEndObject();
        json.WriteStartArray("inputAttestations");
        foreach (var input in Inputs)
            input.Write(json);
        json.WriteEndArray();
        json.WriteString("verificationResult", ResultOf(Outcome));
        json.WriteStartArray("verifiedLevels");
        json.WriteStringValue(LevelOf(Outcome));
        json.WriteEndArray();
        json.WriteString("slsaVersion", "1.2");
    }

    // Levels of our own: those of SLSA, which are about builders, begin otherwise.
    private static string LevelOf(Reproduction outcome) => outcome switch
    {
        Reproduction.Same => "KAYFABE_REPRODUCED",
        Reproduction.Equivalent => "KAYFABE_EQUIVALENT",
        _ => Failed,
    };

    private static string ResultOf(Reproduction outcome) => outcome == Reproduction.Failed ? Failed : Passed;

    private static Reproduction OutcomeOf(string result, JsonElement levels)
    {
        foreach (var outcome in Enum.GetValues<Reproduction>())
        {
            if (result == ResultOf(outcome) && levels.GetArrayLength() == 1
                && levels[0].ValueKind == JsonValueKind.String && levels[0].ValueEquals(LevelOf(outcome)))
                return outcome;
        }
        throw StrictJson.Wrong("verificationResult");
    }
}
