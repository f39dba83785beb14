using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Build.Tasks.Sweeps;

/// <summary>A cell of a sweep that was found or made, or that failed.</summary>
/// <param name="Swept">What came out.</param>
/// <param name="IsHit">Whether it was there from an earlier run.</param>
/// <param name="Faults">Why it failed; none where it did not.</param>
/// <param name="Notes">What was noted when its matrix was made.</param>
internal sealed record RunCell(SweptCell Swept, bool IsHit, IReadOnlyList<Fault> Faults, IReadOnlyList<string> Notes);

/// <summary>Runs the cells of a sweep in parallel; each is stored when it is made, even if others fail.</summary>
internal static class SweepRunner
{
    /// <summary>The cells in the order of the plan.</summary>
    public static IReadOnlyList<RunCell> Run(RunContext context, SweepPlan plan)
    {
        var scratch = context.Workspace.NewScratch("Sweep.cells");
        var cells = plan.Cells;
        var results = new RunCell[cells.Count];
        var done = 0;
        // Cells with the same features in a row, one at a time to the next free thread: few matrices are held at once.
        var jobs =
            from cell in cells.Index()
            group cell by cell.Item.FeaturesText into same
            let matrix = new SharedMatrix(
                Path.Combine(scratch, $"matrix {same.First().Index}"), same.Count(),
                folder => context.Stages.FindOrMake(new TrainingMatrix(same.First().Item.Featurize), folder))
            from cell in same
            select (Number: cell.Index, Cell: cell.Item, Matrix: matrix);
        try
        {
            Parallel.ForEach(Partitioner.Create(jobs, EnumerablePartitionerOptions.NoBuffering), job =>
            {
                results[job.Number] = Run(context, job.Cell, job.Matrix, Path.Combine(scratch, $"cell {job.Number}"));
                context.Progress.Show("trying settings", Interlocked.Increment(ref done), cells.Count);
            });
        }
        catch (AggregateException e)
        {
            // Most likely a full disk, the same for all.
            ExceptionDispatchInfo.Throw(SystemErrors.Explain(e.InnerExceptions[0], context.Paths));
        }
        finally
        {
            context.Progress.Clear();
        }
        return results;
    }

    private static RunCell Run(RunContext context, SweepCell cell, SharedMatrix matrix, string folder)
    {
        try
        {
            var (isHit, notes) = matrix.Use((made, read) =>
                (context.Stages.FindOrMake(new InnerPredictions(cell.Train, made.Record, read), folder).IsHit,
                    made.Notes));
            var predictions = PredictionFiles.Read(Path.Combine(folder, InnerPredictions.FileName));
            Directory.Delete(folder, recursive: true);
            return new RunCell(new SweptCell(cell, predictions, null), isHit, [], notes);
        }
        catch (InputException e)
        {
            return new RunCell(new SweptCell(cell, null, e.Faults[0].Problem), IsHit: false, e.Faults, []);
        }
    }
}
