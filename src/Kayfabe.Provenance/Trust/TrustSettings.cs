using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Kayfabe.Provenance.Signing;
using Kayfabe.Settings;

namespace Kayfabe.Provenance.Trust;

/// <summary>The members of <c>trust.json</c>, as it is written.</summary>
internal sealed record TrustSettings : IValidatedSettings
{
    /// <summary>The version of the schema.</summary>
    public const int Version = 1;

    public required int SchemaVersion { get; init; }

    public required IReadOnlyList<BuilderSettings> Builders { get; init; }

    public IEnumerable<SettingProblem> Validate()
    {
        if (SchemaVersion != Version)
        {
            yield return new SettingProblem(
                $"the schema version is {SchemaVersion}, and this version of Kayfabe reads {Version}",
                SchemaVersion > Version ? "Use a newer version of Kayfabe." : $"Write {Version}.",
                nameof(SchemaVersion));
        }
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var keys = new HashSet<PublicKey>();
        foreach (var builder in Builders)
        {
            if (!ids.Add(builder.Id))
            {
                yield return new SettingProblem(
                    $"the builder {Quotation.Of(builder.Id)} is there twice", "Keep one, with the keys of both.",
                    nameof(Builders));
            }
            foreach (var key in builder.Keys)
            {
                if (key.Find() is { } found && !keys.Add(found))
                {
                    yield return new SettingProblem(
                        $"the {found} is there twice, the second time for {Quotation.Of(builder.Id)}",
                        "A key is one builder's, once: remove one.", nameof(Builders));
                }
            }
        }
    }
}

/// <summary>A builder, and the keys that it signs with.</summary>
internal sealed record BuilderSettings
{
    [MinLength(1)]
    public required string Id { get; init; }

    public string? Name { get; init; }

    public required IReadOnlyList<KeySettings> Keys { get; init; }
}

/// <summary>A key, and when it holds.</summary>
internal sealed record KeySettings : IValidatedSettings
{
    public required string PublicKey { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Withdrawn { get; init; }

    public PublicKey? Find()
    {
        try
        {
            return Signing.PublicKey.Parse(PublicKey);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    public static DateOnly? DateOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    public IEnumerable<SettingProblem> Validate()
    {
        if (Find() is null)
        {
            yield return new SettingProblem(
                "this is not a public key of ECDSA (P-256, P-384 or P-521) in PEM form",
                "Give the text that --target=Keygen prints: -----BEGIN PUBLIC KEY-----\\n...", nameof(PublicKey));
        }
        foreach (var (name, text) in ((string, string?)[])
            [(nameof(From), From), (nameof(To), To), (nameof(Withdrawn), Withdrawn)])
        {
            if (text is not null && DateOf(text) is null)
            {
                yield return new SettingProblem(
                    $"{Quotation.Of(text)} is not a date", "Write it as 2026-01-31, or null.", name);
            }
        }
        if (DateOf(From) > DateOf(To))
        {
            yield return new SettingProblem(
                $"the key holds from {From}, which is after {To}", "Exchange the dates.", nameof(To));
        }
    }
}
