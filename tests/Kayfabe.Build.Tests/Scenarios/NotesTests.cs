using System.Text.Json;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>
/// What a stage left out is said beneath the run table: by the run that makes it, and by every later one.
/// </summary>
public sealed class NotesTests
{
    private const string Line = "Ingest: 2 of 62 rows left out: 1 on which the scraper failed, 1 of a picture that another row has (leftOut.csv)";

    [Fact]
    public void Rows_left_out_are_counted_on_the_console_also_on_a_hit_and_from_the_store()
    {
        using var checkout = Checkout.Fresh(new RoadStudy());
        var export = checkout.In("exports/posts.csv");
        var lines = File.ReadAllLines(export);
        lines[0] += ",error";
        File.WriteAllLines(export,
            [lines[0], .. lines[1..].Append(lines[1]).Select(line => line + ","), new string(',', 8)
                + ",Profile not found"]);

        foreach (var verdict in (string[])["ran", "hit", "restored"])
        {
            if (verdict == "restored")
                Directory.Delete(Path.Combine(checkout.Artifacts, "Ingest"), recursive: true);
            var run = checkout.Run("--target=Ingest").Succeeded();
            Assert.StartsWith(verdict == "restored"
                ? "Ingest hit" : $"Ingest {verdict}", run["Ingest"].ToString(), StringComparison.Ordinal);
            Assert.Single(run.Out.Split('\n'), Line);
            using var record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(checkout.Artifacts, "run.json")));
            Assert.Equal(
                Line["Ingest: ".Length..],
                record.RootElement.GetProperty("stages")[0].GetProperty("notes")[0].GetString());
        }
    }

    [Fact]
    public void Where_nothing_is_left_out_nothing_is_said_and_no_file_is_made()
    {
        using var checkout = Checkout.Fresh(new RoadStudy());
        var run = checkout.Run("--target=Ingest").Succeeded();
        Assert.DoesNotContain("left out", run.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(checkout.Artifacts, "Ingest", "notes.txt")));
    }

    [Fact]
    public void A_note_of_a_stage_is_no_input_of_the_next()
    {
        using var checkout = Checkout.Fresh(new RoadStudy());
        checkout.Run("--target=Annotate").Succeeded();
        var export = checkout.In("exports/posts.csv");
        File.AppendAllText(export, File.ReadAllLines(export)[1] + "\n");
        var run = checkout.Run("--target=Annotate").Succeeded();
        Assert.Equal("Ingest ran inputChanged", run["Ingest"].ToString());
        Assert.Equal("Annotate hit", run["Annotate"].ToString());
    }
}
