using Kayfabe.Study.About;

namespace Kayfabe.Bundle.Contents;

/// <summary>Addresses that stand for what the section about says.</summary>
internal static class AboutLinks
{
    /// <summary>The address of a licence: that of SPDX for an identifier.</summary>
    public static string OfLicense(string license) =>
        IsAddress(license) ? license : $"https://spdx.org/licenses/{license}";

    /// <summary>The address that stands for a creator; null where there is none.</summary>
    public static string? Of(Creator creator) =>
        creator.Orcid is { } orcid ? $"https://orcid.org/{orcid}" : creator.Address;

    /// <summary>Whether a licence is given by its address.</summary>
    public static bool IsAddress(string license) => license.Contains("://", StringComparison.Ordinal);
}
