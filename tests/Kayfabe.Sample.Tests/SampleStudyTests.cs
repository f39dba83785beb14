using System.Text.Json;
using StbImageSharp;

namespace Kayfabe.Sample.Tests;

[Collection(SampleFixture.Name)]
public sealed class SampleStudyTests(SampleFixture sample)
{
    private string[] Pictures => Directory.GetFiles(Path.Combine(sample.Folder, "pictures"));

    [Fact]
    public void The_bundled_study_is_what_its_seed_makes() =>
        Assert.Equal(SampleFixture.Digests(SampleFixture.Committed), SampleFixture.Digests(sample.Folder));

    [Fact]
    public void Writing_over_a_study_leaves_nothing_of_what_was_there()
    {
        var before = SampleFixture.Digests(sample.Folder);
        File.WriteAllText(Path.Combine(sample.Folder, "pictures", "stray.png"), "");

        SampleStudy.Write(sample.Folder, SampleStudy.BundledSeed);

        Assert.Equal(before, SampleFixture.Digests(sample.Folder));
    }

    [Fact]
    public void It_is_below_eight_megabytes() => Assert.InRange(
        Directory.EnumerateFiles(sample.Folder, "*", SearchOption.AllDirectories)
            .Sum(file => new FileInfo(file).Length),
        1, 8_000_000);

    [Fact]
    public void Each_of_1200_pictures_decodes_and_is_large_enough_for_the_image_service()
    {
        Assert.Equal(1200, Pictures.Length);
        Assert.All(Pictures, file =>
        {
            var picture = ImageResult.FromMemory(File.ReadAllBytes(file), ColorComponents.RedGreenBlue);
            Assert.InRange(Math.Min(picture.Width, picture.Height), 80, 10_000);
        });
    }

    [Fact]
    public void There_are_JPEG_and_PNG_files_and_a_few_exact_copies()
    {
        Assert.Equal([".jpg", ".png"], Pictures.Select(Path.GetExtension).Distinct().Order(StringComparer.Ordinal));
        var copies = Pictures.Length - Pictures.Select(File.ReadAllBytes).DistinctBy(Convert.ToHexString).Count();
        Assert.InRange(copies, 1, 30);
    }

    [Fact]
    public void No_two_pictures_differ_by_case_alone() => Assert.Equal(
        Pictures.Length,
        Pictures.Select(Path.GetFileNameWithoutExtension).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void It_says_that_it_is_synthetic()
    {
        using var study = JsonDocument.Parse(File.ReadAllText(Path.Combine(sample.Folder, "study.json")));

        Assert.True(study.RootElement.GetProperty("synthetic").GetBoolean());
        Assert.Equal(SampleStudy.BundledSeed, study.RootElement.GetProperty("seed").GetUInt64());
        var readme = File.ReadAllText(Path.Combine(sample.Folder, "README.md"));
        Assert.Contains("fictional", readme, StringComparison.Ordinal);
    }
}
