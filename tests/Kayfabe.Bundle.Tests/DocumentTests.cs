using System.Text;
using System.Text.Json;
using Kayfabe.Bundle.Contents;
using Kayfabe.Bundle.Reading;
using Kayfabe.Study;
using Kayfabe.Study.About;

namespace Kayfabe.Bundle.Tests;

/// <summary>The documents beside the RO-Crate metadata.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Croissant_has_what_its_readers_demand()
    {
        using var croissant = JsonDocument.Parse(Document(BundlePaths.Croissant));
        var root = croissant.RootElement;

        Assert.All(
            (string[])["@context", "@type", "conformsTo", "name", "description", "license", "url", "creator",
                "datePublished", "distribution"],
            name => Assert.True(root.TryGetProperty(name, out _), name));
        Assert.Contains("http://mlcommons.org/croissant/1.1", root.GetProperty("conformsTo").ToString());
        Assert.Equal("https://spdx.org/licenses/MIT", root.GetProperty("license").GetString());
        Assert.All(root.GetProperty("distribution").EnumerateArray(), part =>
        {
            Assert.True(part.TryGetProperty("encodingFormat", out _));
            string[] demanded = part.GetProperty("@type").GetString() == "cr:FileSet"
                ? ["includes"] : ["contentUrl", "sha256"];
            Assert.All(demanded, name => Assert.True(part.TryGetProperty(name, out _), name));
        });
        Assert.Equal("The data are synthetic. By hand.", root.GetProperty("rai:dataCollection").GetString());
    }

    [Fact]
    public void A_bill_of_materials_has_the_metrics_with_their_intervals_as_texts()
    {
        using var bom = JsonDocument.Parse(Document(BundlePaths.Bom));
        var model = bom.RootElement.GetProperty("components")[0];

        var accuracy = model.GetProperty("modelCard").GetProperty("quantitativeAnalysis")
            .GetProperty("performanceMetrics")[0];

        Assert.Equal("accuracy", accuracy.GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.String, accuracy.GetProperty("value").ValueKind);
        Assert.Equal(
            JsonValueKind.String, accuracy.GetProperty("confidenceInterval").GetProperty("lowerBound").ValueKind);
        Assert.Contains("XGBoost 1.7.4", bom.RootElement.GetProperty("components").EnumerateArray()
            .Where(part => part.GetProperty("type").GetString() == "library")
            .Select(part => $"{part.GetProperty("name")} {part.GetProperty("version")}"));
    }

    [Fact]
    public void Synthetic_data_are_called_so_in_each_document()
    {
        Assert.All(BundlePaths.Made, path =>
            Assert.Contains("ynthetic", Encoding.UTF8.GetString(Document(path)), StringComparison.Ordinal));
        // The bill of materials says in any case whether they are.
        Assert.All(BundlePaths.Made, path => Assert.DoesNotContain("ynthetic",
            Encoding.UTF8.GetString(Document(path, study => study with { Synthetic = false }))
                .Replace("kayfabe:synthetic", "", StringComparison.Ordinal),
            StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_study_says_is_no_markup_of_the_page()
    {
        const string evil = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        var page = Encoding.UTF8.GetString(Document(BundlePaths.Preview, study => study with
        {
            Title = evil,
            Description = evil,
            About = study.About with { Creators = [new Creator { Name = evil, Affiliation = evil }] },
        }));

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page.Replace("src=x", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_about_lacks_is_asked_for_at_once()
    {
        var faults = MissingAbout.Of(new AboutSettings(), "data/x/study.json").ToArray();

        Assert.Equal(["license", "creators", "url", "date"], faults.Select(fault => fault.Problem.Split(' ')[0][6..]));
        Assert.All(faults, fault => Assert.Equal("data/x/study.json", fault.File));
    }

    [Theory]
    [InlineData("https://creativecommons.org/licenses/by/4.0/")]
    [InlineData("Not-Yet-Known-1.0")]
    public void Any_licence_makes_documents(string license) => Assert.All(BundlePaths.Made, path => Assert.Contains(
        license, Encoding.UTF8.GetString(Document(path, study => study with
        {
            About = study.About with { License = license },
        })), StringComparison.Ordinal));

    private static byte[] Document(string path, Func<StudySettings, StudySettings>? edit = null)
    {
        using var fixture = new BundleFixture();
        using var reader = BundleReader.Open(fixture.Write(fixture.Contents(edit: edit)), "bundle.zip");
        return reader.ReadAll(path);
    }
}
