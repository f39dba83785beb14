using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Stages;

/// <summary>Repeats the training with other seeds: how much of the result is due to the choice of one.</summary>
[TaskName("Seeds"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize)), IsDependentOn(typeof(Split))]
[TaskDescription("The same training with other seeds: the spread of its result.")]
public sealed class Seeds : Stage<SeedsSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, SeedsSettings settings) => inputs.OnlyMatrix().Xgboost()
        .UsesTrees().Uses<CutSettings>();

    /// <inheritdoc/>
    protected override void Make(StageWork work, SeedsSettings settings)
    {
        var (train, test) = work.Divided();
        var (settingsOfTrain, cut) = (work.Used<TrainSettings>(), work.Used<CutSettings>().Cut);
        var runs = new SeedRun[settings.Count];
        var done = 0;
        // One thread a training: several small trainings side by side are faster than one after the other.
        Parallel.For(0, runs.Length, seed =>
        {
            using var model = XgboostTrainer.Train(train, settingsOfTrain with { Seed = seed }, threads: 1);
            runs[seed] = new SeedRun(seed, Confusion.Of(model.Predict(test), cut));
            work.Progress.Show("training with other seeds", Interlocked.Increment(ref done), runs.Length);
        });
        SeedFiles.Write(work.Output("seeds.csv"), runs);
    }
}
