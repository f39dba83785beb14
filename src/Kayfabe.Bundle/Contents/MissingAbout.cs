using Kayfabe.Settings;
using Kayfabe.Study.About;

namespace Kayfabe.Bundle.Contents;

/// <summary>Asks for what a bundle needs of the section about, and the study does not say.</summary>
public static class MissingAbout
{
    /// <summary>What is missing, all of it.</summary>
    /// <param name="about">The section.</param>
    /// <param name="file">The study's file, as the user would type it.</param>
    public static IEnumerable<Fault> Of(AboutSettings about, string file)
    {
        if (about.License is null)
        {
            yield return Missing("license", "\"MIT\"", file,
                "the SPDX identifier or the address of a licence that the study, its results and its data have");
        }
        if (about.Creators.Count == 0)
        {
            yield return Missing("creators", "[{ \"name\": \"Ada Lovelace\", \"affiliation\": \"...\" }]", file,
                "the people who made the study, and organizations with \"organization\": true");
        }
        if (about.Address is null)
            yield return Missing("url", "\"https://...\"", file, "the page of the study");
        if (about.Date is null)
            yield return Missing("date", "\"2026-11-26\"", file, "the day on which the study was published");
    }

    private static Fault Missing(string name, string example, string file, string meaning) => new(
        $"about.{name} is missing, which a bundle needs",
        $"Write \"{name}\": {example} in the section \"about\": {meaning}", file);
}
