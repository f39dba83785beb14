using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study;
using Kayfabe.Study.About;

namespace Kayfabe.Bundle.Tests;

/// <summary>The section about of study.json.</summary>
public sealed class AboutTests
{
    [Fact]
    public void It_is_read_as_it_is_written()
    {
        var about = Read("""
            { "license": "CC-BY-4.0", "url": "https://example.org/x", "date": "2026-02-28", "creators": [
              { "name": "Josiah Carberry", "orcid": "0000-0002-1825-0097", "affiliation": "Brown" },
              { "name": "The authors", "organization": true, "url": "https://example.org" } ] }
            """);

        Assert.Equal(("CC-BY-4.0", "https://example.org/x", "2026-02-28"), (about.License, about.Address, about.Date));
        Assert.Equal(
            [
                new Creator { Name = "Josiah Carberry", Orcid = "0000-0002-1825-0097", Affiliation = "Brown" },
                new Creator { Name = "The authors", Organization = true, Address = "https://example.org" },
            ],
            about.Creators);
    }

    [Theory]
    [InlineData("""{ "license": "all rights reserved" }""", "about.license")]
    [InlineData("""{ "license": "javascript:alert(1)" }""", "about.license")]
    [InlineData("""{ "url": "example.org" }""", "about.url")]
    [InlineData("""{ "date": "26.11.2026" }""", "about.date")]
    [InlineData("""{ "date": "2026-02-30" }""", "about.date is 2026-02-30, which is no day")]
    [InlineData("""{ "creators": [{}] }""", "about.creators.0.name is missing")]
    [InlineData("""{ "creators": [{ "name": "A", "orcid": "0000-0002-1825-0098" }] }""", "last character")]
    [InlineData("""{ "creators": [{ "name": "A", "url": "javascript:alert(1)" }] }""", "about.creators.0.url")]
    [InlineData("""{ "creators": [{ "name": "A", "affiliation": "B", "organization": true }] }""", "a person's")]
    [InlineData("""{ "licence": "MIT" }""", "Did you mean 'license'?")]
    public void What_is_no_such_thing_is_refused(string about, string problem) =>
        Assert.Contains(problem, Assert.Throws<InputException>(() => Read(about)).Message, StringComparison.Ordinal);

    private static AboutSettings Read(string about) => SettingsFile.Parse<StudySettings>(
        Encoding.UTF8.GetBytes($$"""
            { "title": "A", "question": "B?", "about": {{about}},
              "ingest": {}, "detect": {}, "annotate": {}, "featurize": {} }
            """), "study.json").About;
}
