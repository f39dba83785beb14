using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Report.Comparing;
using Kayfabe.Report.Document;
using Kayfabe.Settings;
using Kayfabe.Store.Runs;
using Kayfabe.Study;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;

namespace Kayfabe.Build.Comparing;

/// <summary>Reads the results of two runs for a comparison.</summary>
public static class RunReader
{
    /// <summary>Compares two runs of the study.</summary>
    public static RunPair Pair(RunContext context, FoundRun a, FoundRun b)
    {
        var (runA, runB) = (Read(a), Read(b));
        return new RunPair
        {
            Study = StudyHeader.Of(context.Paths.Study, context.Sections.Find<StudyTexts>()!),
            A = runA,
            B = runB,
            Changes = a.Lock is null || b.Lock is null
                ? null
                : [.. LockDifference.Between(a.Lock, b.Lock, context.Stages.Describe).Select(Change)],
            WhyUnknown = $"The inputs of {Unlocked(a, b)} are not known: no {Publisher.LockFile} was published there.",
            IsSameRun = a.Lock is not null && a.Lock.Id == b.Lock?.Id,
            Comparison = runA.Result is { } resultA && runB.Result is { } resultB
                ? RunComparison.Of(resultA, resultB)
                : null,
        };
    }

    private static string Unlocked(FoundRun a, FoundRun b) => (a.Lock, b.Lock) switch
    {
        (null, null) => "a and b",
        (null, _) => "a",
        _ => "b",
    };

    private static RunChange Change(Cause cause) => new(
        cause.Kind.ToString().ToLowerInvariant(), cause.Stages, cause.Name, cause.A, cause.B, cause.Text);

    private static ComparedRun Read(FoundRun run)
    {
        if (!run.Files.TryGetValue(RunFinder.Metrics, out var metrics))
            return new ComparedRun(run.Name, run.Description, null, "made no predictions");
        using var folder = new TemporaryFolder();
        try
        {
            return new ComparedRun(run.Name, run.Description, new RunResult(
                MetricsFile.Read(Put(folder, RunFinder.Metrics, metrics)),
                run.Files.TryGetValue(RunFinder.Predictions, out var predictions)
                    ? Predictions(Put(folder, RunFinder.Predictions, predictions))
                    : null));
        }
        catch (InputException e)
        {
            var fault = e.Faults[0];
            throw new InputException(
                fault with { Remedy = "Name another run or revision.", File = $"{fault.File} of {run.Name}" });
        }
    }

    private static IReadOnlyList<Prediction> Predictions(string path)
    {
        var predictions = PredictionFiles.Read(path);
        var twice = predictions.GroupBy(prediction => prediction.Id, StringComparer.Ordinal)
            .FirstOrDefault(row => row.Count() > 1);
        return twice is null
            ? predictions
            : throw new InputException(new Fault($"row '{twice.Key}' appears twice", "", RunFinder.Predictions));
    }

    private static string Put(TemporaryFolder folder, string name, byte[] content)
    {
        var path = folder.File(name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
