using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Kayfabe.Settings;

namespace Kayfabe.Study.About;

/// <summary>
/// Who published the study, when, where and under which terms: the <c>about</c> section. No result depends on it;
/// a bundle needs all of it.
/// </summary>
public sealed record AboutSettings : IValidatedSettings
{
    /// <summary>
    /// The licence of the study, its results and its data: an SPDX identifier (<c>MIT</c>, <c>CC-BY-4.0</c>) or the
    /// address of a licence. Default none.
    /// </summary>
    [RegularExpression(@"[A-Za-z0-9][A-Za-z0-9.+\-]*|https?://[^ ]+", ErrorMessage = "Write MIT or the address.")]
    [Description("The licence of the study, its results and its data: an SPDX identifier, or an address.")]
    public string? License { get; init; }

    /// <summary>The people and organizations that made the study. Default none.</summary>
    [Description("The people and organizations that made the study.")]
    public IReadOnlyList<Creator> Creators { get; init; } = [];

    /// <summary>The page of the study. Default none.</summary>
    [JsonPropertyName("url"), RegularExpression("https?://[^ ]+", ErrorMessage = "Write it from https:// on.")]
    [Description("The page of the study.")]
    public string? Address { get; init; }

    /// <summary>The day on which the study was published: <c>2026-11-26</c>. Default none.</summary>
    [RegularExpression("[0-9]{4}-[0-9]{2}-[0-9]{2}", ErrorMessage = "Write it like 2026-11-26.")]
    [Description("The day on which the study was published, year-month-day.")]
    public string? Date { get; init; }

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Validate()
    {
        if (Date is not null && !DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out _))
        {
            yield return new SettingProblem(
                $"about.date is {Date}, which is no day", "Write it like 2026-11-26.", nameof(Date));
        }
    }
}

/// <summary>A person or an organization that made a study.</summary>
public sealed record Creator : IValidatedSettings
{
    /// <summary>The name.</summary>
    [MinLength(1), Description("The name.")]
    public required string Name { get; init; }

    /// <summary>A person's ORCID iD, digits in groups of four: <c>0000-0002-1825-0097</c>. Default none.</summary>
    [RegularExpression("([0-9]{4}-){3}[0-9]{3}[0-9X]", ErrorMessage = "Write it like 0000-0002-1825-0097.")]
    [Description("A person's ORCID iD.")]
    public string? Orcid { get; init; }

    /// <summary>A page about the person or organization. Default none.</summary>
    [JsonPropertyName("url"), RegularExpression("https?://[^ ]+", ErrorMessage = "Write it from https:// on.")]
    [Description("A page about the person or organization.")]
    public string? Address { get; init; }

    /// <summary>Where a person works. Default none.</summary>
    [MinLength(1), Description("Where a person works.")]
    public string? Affiliation { get; init; }

    /// <summary>Whether it is an organization. Default no.</summary>
    [Description("Whether it is an organization.")]
    public bool Organization { get; init; }

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Validate()
    {
        if (Orcid is not null && !HasCheckDigit(Orcid))
        {
            yield return new SettingProblem(
                $"{Orcid} is no ORCID iD: its last character does not check", "Copy it from orcid.org.", nameof(Orcid));
        }
        if (Organization && (Orcid ?? Affiliation) is not null)
        {
            yield return new SettingProblem(
                $"{Name} is an organization, but has an ORCID iD or an affiliation, which are a person's",
                "Remove them, or remove \"organization\": true.", nameof(Organization));
        }
    }

    // ISO 7064 MOD 11-2, https://support.orcid.org/hc/en-us/articles/360006897674.
    private static bool HasCheckDigit(string orcid)
    {
        var total = 0;
        foreach (var digit in orcid[..^1])
        {
            if (digit != '-')
                total = (total + (digit - '0')) * 2;
        }
        var check = (12 - (total % 11)) % 11;
        return orcid[^1] == (check == 10 ? 'X' : (char)('0' + check));
    }
}
