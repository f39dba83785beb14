using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Kayfabe.Build.Hosting;
using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Build.Sweeps;

/// <summary>A cell of a sweep that was found or made, or that failed.</summary>
/// <param name="Swept">What came out.</param>
/// <param name="IsHit">Whether it was there from an earlier run.</param>
/// <param name="Faults">Why it failed; none where it did not.</param>
internal sealed record RunCell(SweptCell Swept, bool IsHit, IReadOnlyList<Fault> Faults);

/// <summary>Runs the cells of a sweep side by side; each is kept when it is made, whatever becomes of the others.</summary>
internal static class SweepRunner
{
    /// <summary>The cells in the order of the plan.</summary>
    public static IReadOnlyList<RunCell> Run(BuildContext context, SweepPlan plan)
    {
        var scratch = context.Workspace.NewScratch("Sweep.cells");
        var cells = plan.Cells;
        var results = new RunCell[cells.Count];
        var done = 0;
        // Cells with the same features after each other, one at a time to whoever is free: few matrices are held at once.
        var jobs =
            from cell in cells.Index()
            group cell by cell.Item.FeaturesText into same
            let matrix = new SharedMatrix(
                Path.Combine(scratch, $"matrix {same.First().Index}"), same.Count(),
                folder => context.Stages.RunAside(new TrainingMatrix(same.First().Item.Featurize), folder).Record)
            from cell in same
            select (Number: cell.Index, Cell: cell.Item, Matrix: matrix);
        try
        {
            Parallel.ForEach(Partitioner.Create(jobs, EnumerablePartitionerOptions.NoBuffering), job =>
            {
                results[job.Number] = Run(context, job.Cell, job.Matrix, Path.Combine(scratch, $"cell {job.Number}"));
                context.Progress.Report("trying settings", Interlocked.Increment(ref done), cells.Count);
            });
        }
        catch (AggregateException e)
        {
            // A full disk, most likely, that all of them met.
            ExceptionDispatchInfo.Throw(Failure.Explain(e.InnerExceptions[0], context.Paths));
        }
        finally
        {
            context.Progress.Clear();
        }
        return results;
    }

    private static RunCell Run(BuildContext context, SweepCell cell, SharedMatrix matrix, string folder)
    {
        try
        {
            var isHit = matrix.Use((made, read) =>
                context.Stages.RunAside(new InnerPredictions(cell.Train, made, read), folder).IsHit);
            var predictions = PredictionFiles.Read(Path.Combine(folder, InnerPredictions.FileName));
            Directory.Delete(folder, recursive: true);
            return new RunCell(new SweptCell(cell, predictions, null), isHit, []);
        }
        catch (InputException e)
        {
            return new RunCell(new SweptCell(cell, null, e.Faults[0].Problem), IsHit: false, e.Faults);
        }
    }
}
