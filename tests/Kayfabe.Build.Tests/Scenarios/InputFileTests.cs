namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>Files of a study with exports, pictures and annotations are edited, added, renamed and removed.</summary>
public sealed class InputFileTests : IDisposable
{
    private const string Study = "sample", Export = "exports/2021-09-posts.csv", Picture = "pictures/HSynth00eaJ.jpg";

    private readonly Checkout _checkout = Checkout.Fresh();

    public InputFileTests()
    {
        _checkout.AddSample();
        Build();
    }

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void A_file_that_a_pattern_names()
    {
        // A blank line at the end: read again, but to the same posts.
        File.AppendAllText(In(Export), "\n");
        AssertRan("Ingest: exports/2021-09-posts.csv edited");

        File.Copy(In(Export), In("exports/2024-09-posts.csv"));
        AssertRan("Ingest: exports/2024-09-posts.csv added");

        File.Move(In("exports/2024-09-posts.csv"), In("exports/2020-09-posts.csv"));
        AssertRan("Ingest: exports/2024-09-posts.csv renamed to exports/2020-09-posts.csv");

        File.Delete(In("exports/2020-09-posts.csv"));
        AssertRan();
    }

    [Fact]
    public void A_file_of_a_folder()
    {
        var bytes = File.ReadAllBytes(In(Picture));
        File.Move(In(Picture), In("pictures/HSynthOther.jpg"));
        Assert.StartsWith("Pictures: pictures: HSynth00eaJ.jpg renamed to HSynthOther.jpg", Ran()[0], StringComparison.Ordinal);

        File.Delete(In("pictures/HSynthOther.jpg"));
        Assert.StartsWith("Pictures: pictures: HSynthOther.jpg removed", Ran()[0], StringComparison.Ordinal);

        File.WriteAllBytes(In(Picture), bytes);
        AssertRan();
    }

    [Fact]
    public void A_recording_removed_makes_nobody_look_at_the_pictures_again()
    {
        var lines = File.ReadAllLines(In("recordings/2024-06-labels.jsonl"));
        File.WriteAllLines(In("recordings/2024-06-labels.jsonl"), lines[..^1]);

        var ran = Ran();

        Assert.Equal("Detect: recordings/2024-06-labels.jsonl edited", ran[0]);
        Assert.DoesNotContain(ran, line => line.StartsWith("Pictures", StringComparison.Ordinal));
    }

    [Fact]
    public void Recordings_of_another_request_are_told_in_a_line()
    {
        File.WriteAllText(In("study.json"), File.ReadAllText(In("study.json")).Replace(
            "\"detect\": {}", "\"detect\": { \"maxLabels\": 10 }", StringComparison.Ordinal));

        var line = Assert.Single(Build().Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        Assert.StartsWith("Detect: data/sample/recordings/2022-10-labels.jsonl(1): a recording of another request", line, StringComparison.Ordinal);
        Assert.EndsWith("MaxLabels 10. Recordings of other requests: 1184.", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_a_setting_names()
    {
        var file = In("annotations/synthetic-ada.csv");
        var lines = File.ReadAllLines(file);
        lines[1] = lines[1].Contains(",YES,", StringComparison.Ordinal)
            ? lines[1].Replace(",YES,", ",NO,", StringComparison.Ordinal)
            : lines[1].Replace(",NO,", ",YES,", StringComparison.Ordinal);
        File.WriteAllText(file, string.Join('\n', lines) + "\n");

        Assert.Equal("Annotate: annotations/synthetic-ada.csv edited", Ran()[0]);
    }

    private string In(string path) => Path.Combine(_checkout.Root, "data", Study, path);

    private HostRun Build()
    {
        using var host = Host.Start(_checkout, Host.Folder, new Dictionary<string, string?>(), $"--study={Study}", "--target=Featurize");
        return host.Finish().Succeeded();
    }

    // "Stage: why" of the stages that ran, as the host prints it before their work.
    private string[] Ran() =>
    [
        .. from line in Build().Out.Split('\n')
           where line.StartsWith("Ingest: ", StringComparison.Ordinal) || line.StartsWith("Pictures: ", StringComparison.Ordinal)
               || line.StartsWith("Detect: ", StringComparison.Ordinal)
               || line.StartsWith("Annotate: ", StringComparison.Ordinal) || line.StartsWith("Featurize: ", StringComparison.Ordinal)
           select line,
    ];

    private void AssertRan(params string[] stages) => Assert.Equal(stages, Ran());
}
