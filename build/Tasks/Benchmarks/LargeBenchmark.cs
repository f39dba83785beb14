using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kayfabe.Sample;

namespace Kayfabe.Build.Tasks.Benchmarks;

/// <summary>
/// A synthetic study of many pictures: what a no-op, a threshold and an annotation cost at that size.
/// </summary>
public static class LargeBenchmark
{
    private const ulong Seed = 7;
    private const int NotebookPictures = 5_000;

    /// <summary>Measures, and adds to the table.</summary>
    /// <param name="context">The run.</param>
    /// <param name="pictures">The number of pictures.</param>
    /// <param name="table">Takes the measurements.</param>
    /// <param name="announce">Called with what is measured next.</param>
    public static void Run(BuildContext context, int pictures, BenchmarkTable table, Action<string> announce)
    {
        using var scratch = new ScratchProject("large", null);
        announce($"making a study of {pictures} pictures");
        LargeStudy.Write(scratch.StudyFolder, pictures, Seed,
            done => context.Progress.Show("making pictures", done, pictures));
        context.Progress.Clear();
        Directory.CreateDirectory(scratch.Folder);
        Timed.LetFilesAge();

        var size = pictures.ToString("N0", CultureInfo.InvariantCulture);
        announce("the first run");
        var first = scratch.Run("--target=Featurize");
        table.Add($"{size} pictures: first run, to the end of Featurize", first);
        table.Add($"{size} pictures: of this Pictures, all hashed and opened",
            new Timed(StageSeconds(scratch, "Pictures"), 0, ""));
        AddDetect(scratch, table, $"{size} pictures: of this Detect, recordings hashed too");

        // The artifacts of the first run have to age too.
        Timed.LetFilesAge();
        scratch.Run("--target=Featurize");
        announce("the no-op");
        var listed = Timed.Median(5, _ => Listing(scratch.StudyFolder));
        var noOp = Timed.Median(5, _ => scratch.Run("--target=Featurize"));
        table.Add($"{size} pictures: list and stat them (find)", listed);
        table.Add($"{size} pictures: no-op", noOp, noOp.Seconds / listed.Seconds, "list and stat; at most 3");

        announce("a changed threshold");
        var bound = pictures <= 100_000 ? "1.5 s" : "8 s, 1.5 GB";
        var threshold = Timed.Median(3, i => scratch.Run("--target=Featurize", $"--threshold={90 - i}"));
        table.Add($"{size} pictures: threshold changed", threshold, threshold.Seconds / noOp.Seconds,
            $"no-op; bound {bound}");
        announce("one changed annotation");
        scratch.Run("--target=Featurize");
        var annotation = Timed.Median(3, _ =>
        {
            FlipOneAnnotation(scratch.StudyFolder);
            return scratch.Run("--target=Featurize");
        });
        table.Add($"{size} pictures: one annotation changed", annotation, annotation.Seconds / noOp.Seconds,
            $"no-op; bound {bound}");

        var featurize = StageSeconds(scratch, "Featurize");
        announce("a recording removed");
        RemoveOneRecording(scratch.StudyFolder);
        scratch.Run("--target=Detect");
        AddDetect(scratch, table, $"{size} pictures: Detect again, one recording removed");

        announce("the same in pandas");
        var some = Math.Min(pictures, NotebookPictures);
        if (Python.Run("frame.py", "pandas", Path.Combine(scratch.StudyFolder, "recordings"), $"{some}",
            "95") is { } notebook)
        {
            var here = featurize * some / pictures;
            table.Add($"{some:N0} pictures: a data frame filled by loops (pandas)", notebook, notebook.Seconds / here,
                "Featurize, scaled to as many");
        }
        else
        {
            table.AddMissing("a data frame filled by loops", "no Python with pandas here");
        }
    }

    private static void AddDetect(ScratchProject scratch, BenchmarkTable table, string what)
    {
        var megabytes = Directory.GetFiles(Path.Combine(scratch.StudyFolder, "recordings"))
            .Sum(file => new FileInfo(file).Length) / 1e6;
        var seconds = StageSeconds(scratch, "Detect");
        var rate = megabytes / seconds / Environment.ProcessorCount;
        table.Add(
            what, new Timed(seconds, 0, ""), rate,
            string.Create(CultureInfo.InvariantCulture,
                $"MB a second a core, of {megabytes:F0} MB of recordings; at least 100"));
    }

    private static double StageSeconds(ScratchProject scratch, string stage)
    {
        using var run = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(scratch.Artifacts, "run.json")));
        return run.RootElement.GetProperty("stages").EnumerateArray()
            .First(row => row.GetProperty("stage").GetString() == stage).GetProperty("seconds").GetDouble();
    }

    private static Timed Listing(string folder) => Timed.Run(new ProcessStartInfo("find")
    {
        ArgumentList = { Path.Combine(folder, "pictures"), "-type", "f", "-size", "-1", "-newermt", "2100-01-01" },
    });

    private static void RemoveOneRecording(string folder)
    {
        var path = Directory.GetFiles(Path.Combine(folder, "recordings")).Order(StringComparer.Ordinal).Last();
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        // Back from the end to the line feed before the last line.
        for (file.Position = file.Length - 2; file.ReadByte() != '\n'; file.Position -= 2)
        {
        }
        file.SetLength(file.Position);
    }

    private static void FlipOneAnnotation(string folder)
    {
        var path = Directory.GetFiles(Path.Combine(folder, "annotations")).Order(StringComparer.Ordinal).First();
        var lines = File.ReadAllLines(path);
        lines[1] = lines[1].Contains("YES", StringComparison.Ordinal)
            ? lines[1].Replace("YES", "NO", StringComparison.Ordinal)
            : lines[1].Replace("NO", "YES", StringComparison.Ordinal);
        File.WriteAllLines(path, lines);
    }
}
