using Cake.Frosting;
using Kayfabe.Build.Hosting;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Settings;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Stages;

/// <summary>Trains again under other seeds: how much of a result is the chance of one training.</summary>
[TaskName("Seeds"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize)), IsDependentOn(typeof(Split))]
[TaskDescription("The same training under other seeds: the spread of its result.")]
public sealed class Seeds : Stage<SeedsSettings>
{
    /// <inheritdoc/>
    protected override SeedsSettings SettingsOf(StudySettings study) => study.Seeds;

    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, SeedsSettings settings) => inputs.OnlyMatrix().Xgboost()
        .Uses(study => new Training { Train = study.Train, Cut = study.Evaluate.Cut });

    /// <inheritdoc/>
    protected override void Make(StageWork work, SeedsSettings settings)
    {
        var (train, test) = work.Divided();
        var used = work.Used<Training>();
        var runs = new SeedRun[settings.Count];
        var done = 0;
        // One thread a training: several small trainings side by side are faster than one after the other.
        Parallel.For(0, runs.Length, seed =>
        {
            using var model = XgboostTrainer.Train(train, used.Train with { Seed = seed }, threads: 1);
            runs[seed] = new SeedRun(seed, Confusion.Of(model.Predict(test), used.Cut));
            work.Progress.Report("training under other seeds", Interlocked.Increment(ref done), runs.Length);
        });
        SeedFiles.Write(work.Output("seeds.csv"), runs);
    }

    private sealed record Training
    {
        public required TrainSettings Train { get; init; }

        public required double Cut { get; init; }
    }
}
