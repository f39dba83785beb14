using System.Globalization;
using System.Text.Json;
using Kayfabe.Provenance.Json;

namespace Kayfabe.Provenance.Statements;

/// <summary>Who a statement says did the work, and when.</summary>
/// <param name="Builder">The id of the builder or verifier; null where this type of statement names none.</param>
/// <param name="At">The time of the work; null where the statement gives none.</param>
public sealed record StatementClaim(string? Builder, DateTimeOffset? At)
{
    /// <summary>Reads it from a statement of a type that is known here.</summary>
    /// <exception cref="RefusedException">The type is not known, or what it must name is missing.</exception>
    public static StatementClaim Of(Statement statement)
    {
        var predicate = statement.Predicate;
        switch (statement.PredicateType)
        {
            case ProjectPage.ResultType:
                var origin = StrictJson.Member(predicate, "origin", JsonValueKind.Object);
                return new StatementClaim(StrictJson.Text(origin, "builder"), Time(origin, "started"));
            case PredicateTypes.Provenance:
                var run = StrictJson.Member(predicate, "runDetails", JsonValueKind.Object);
                var metadata = StrictJson.Optional(run, "metadata", JsonValueKind.Object);
                return new StatementClaim(
                    StrictJson.Text(StrictJson.Member(run, "builder", JsonValueKind.Object), "id"),
                    metadata is { } times ? Time(times, "finishedOn") ?? Time(times, "startedOn") : null);
            case PredicateTypes.VerificationSummary:
                return new StatementClaim(
                    StrictJson.Text(StrictJson.Member(predicate, "verifier", JsonValueKind.Object), "id"),
                    Time(predicate, "timeVerified"));
            case PredicateTypes.SignedModel:
                return new StatementClaim(null, null);
            default:
                throw new RefusedException(
                    Refusal.WrongPredicateType, "the statement's predicateType is not known here");
        }
    }

    // RFC 3339, such as 2026-01-01T00:00:00Z.
    private static DateTimeOffset? Time(JsonElement json, string name) =>
        StrictJson.OptionalText(json, name) is not { } text ? null
        : DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw StrictJson.Wrong(name);
}
