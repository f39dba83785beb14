using Kayfabe.Build.Tests.Scenarios;

namespace Kayfabe.Build.Tests.Forgetting;

/// <summary>A picture is withdrawn from a study of the whole road.</summary>
public sealed class ForgetTests(BuiltRoad built) : IClassFixture<BuiltRoad>
{
    private static readonly string s_id = RoadStudy.IdOf(30);

    [Fact]
    public void Without_yes_it_is_told_what_derives_from_a_picture_and_nothing_changes()
    {
        using var checkout = built.Checkout.Copy();
        var before = Checkout.Digests(checkout.StudyFolder);

        var told = checkout.Run("--target=Forget", $"--picture={s_id}").Succeeded();

        Assert.Equal(before, Checkout.Digests(checkout.StudyFolder));
        foreach (var line in (string[])
            ["annotations/ada.csv: 1 annotation", "exports/posts.csv: 1 row", $"pictures/{s_id}.png: the picture",
                "recordings/labels.jsonl: 1 answer of the image service"])
            Assert.Contains($"  data/small/{line}\n", told.Out, StringComparison.Ordinal);
        Assert.Contains("Train", told.Out, StringComparison.Ordinal);
        Assert.Contains("Out of reach from here:\n", told.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", told.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void With_yes_nothing_here_has_it_any_more_and_the_next_build_is_made_without_it()
    {
        using var checkout = built.Checkout.Copy();

        checkout.Run("--target=Forget", $"--picture={s_id}", "--yes").Succeeded();
        AssertGone(checkout.StudyFolder);
        AssertGone(checkout.Cache);
        AssertGone(checkout.Artifacts);
        checkout.Run().Succeeded();

        AssertGone(checkout.Root);
        Assert.DoesNotContain(
            File.ReadLines(Path.Combine(checkout.Artifacts, "Featurize", "rows.csv")),
            line => line.StartsWith(s_id, StringComparison.Ordinal));
    }

    [Fact]
    public void What_brings_it_back_is_left_out_and_counted()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Run("--target=Forget", $"--picture={s_id}", "--yes").Succeeded();
        checkout.Run().Succeeded();
        var without = checkout.Results("Ingest", "Pictures", "Detect", "Report");
        foreach (var part in (string[])["exports", "pictures", "recordings", "annotations"])
        {
            foreach (var file in Directory.GetFiles(built.Checkout.In(part)))
                File.Copy(file, Path.Combine(checkout.In(part), Path.GetFileName(file)), overwrite: true);
        }

        var run = checkout.Run().Succeeded();

        Assert.Contains("1 of a withdrawn picture", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 60 pictures left out: 1 withdrawn", run.Out, StringComparison.Ordinal);
        Assert.Equal(without, checkout.Results("Ingest", "Pictures", "Detect", "Report"));
    }

    [Fact]
    public void It_can_be_said_twice()
    {
        using var checkout = built.Checkout.Copy();
        checkout.Run("--target=Forget", $"--picture={s_id}", "--yes").Succeeded();
        var before = Checkout.Digests(checkout.StudyFolder);

        checkout.Run("--target=Forget", $"--picture={s_id}", "--yes").Succeeded();

        Assert.Equal(before, Checkout.Digests(checkout.StudyFolder));
    }

    [Theory]
    [InlineData("HNobody", "no source of small has the picture 'HNobody'")]
    [InlineData("../small", "this is not a picture id")]
    public void A_picture_that_the_study_does_not_have_is_an_error(string id, string problem) =>
        Assert.Contains(
            problem, built.Checkout.Run("--target=Forget", $"--picture={id}").AssertExplained().Error,
            StringComparison.Ordinal);

    private static void AssertGone(string folder)
    {
        var mark = System.Text.Encoding.UTF8.GetBytes(s_id);
        var digest = System.Text.Encoding.UTF8.GetBytes(Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(RoadStudy.Drawing(30))));
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(s_id, Path.GetFileName(file), StringComparison.Ordinal);
            if (Path.GetFileName(file) == "withdrawn.csv")
                continue;
            var bytes = File.ReadAllBytes(file);
            Assert.True(bytes.AsSpan().IndexOf(mark) < 0, $"{file} has the picture's id.");
            Assert.True(bytes.AsSpan().IndexOf(digest) < 0, $"{file} has the picture's digest.");
        }
    }
}
