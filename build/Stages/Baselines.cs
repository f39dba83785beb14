using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost.Baselines;

namespace Kayfabe.Build.Stages;

/// <summary>Trains simpler models, and the study's own on other splits, to compare its result with.</summary>
[TaskName("Baselines"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize)), IsDependentOn(typeof(Split))]
[TaskDescription("Simpler models, fewer features and other splits, to compare the result with.")]
public sealed class Baselines : Stage<BaselinesSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, BaselinesSettings settings) => inputs.OnlyMatrix().Xgboost()
        .SeedOf(nameof(Evaluate)).Uses<TrainSettings>().Uses<BootstrapSettings>().Uses<SplitSettings>();

    /// <inheritdoc/>
    protected override void Make(StageWork work, BaselinesSettings settings)
    {
        var (trees, bootstrap, split) = (work.Used<TrainSettings>(), work.Used<BootstrapSettings>(),
            work.Used<SplitSettings>());
        var matrix = work.Matrix();
        var plan = CandidatePlan.For(matrix, split.Method);
        var own = SplitFiles.Read(work.Artifact<Split>("rows.csv"), matrix.Rows);
        var results = new CandidateResult[plan.Used.Count];
        var failures = new LeftOutCandidate[plan.Used.Count];
        var done = 0;
        Parallel.For(0, results.Length, i =>
        {
            var candidate = plan.Used[i];
            try
            {
                var sets = candidate.Split is { } method
                    ? RowSplit.Of(matrix.Rows, split with { Method = method, Seed = null }, work.Seed)
                    : own;
                results[i] = CandidateTrainer.Run(candidate, matrix, sets, trees, settings);
            }
            catch (InputException e) when (candidate.Split is not null)
            {
                // A small study may have too few posts for another split than its own.
                failures[i] = new LeftOutCandidate(candidate.Name, e.Faults[0].Problem);
            }
            work.Progress.Show("training baselines", Interlocked.Increment(ref done), results.Length);
        });

        CandidateResult[] tried = [.. results.Where(result => result is not null)];
        foreach (var result in tried)
        {
            PredictionFiles.Write(
                work.Output(ComparisonFiles.PredictionsOf(result.Candidate.Name)), result.Predictions, bootstrap.Cut);
        }
        ComparisonFiles.Write(work.Output(ComparisonFiles.Name), ModelComparison.Of(
            tried,
            [.. plan.LeftOut, .. failures.Where(failure => failure is not null)],
            split.Method,
            bootstrap,
            work.Seed));
    }
}
