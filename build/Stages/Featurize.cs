using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Splits;

namespace Kayfabe.Build.Stages;

/// <summary>Turns detections into features.</summary>
[TaskName("Featurize"), IsDependentOn(typeof(Ingest)), IsDependentOn(typeof(Detect)), IsDependentOn(typeof(Annotate))]
[TaskDescription("One 0/1 row of detections per annotated picture.")]
public sealed class Featurize : Stage<FeaturizeSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, FeaturizeSettings settings)
    {
        inputs.OnlyDetections(settings);
        if (settings.SupportOn == SupportRows.Train)
            inputs.Uses<SplitSettings>().SeedOf(nameof(Split));
    }

    /// <inheritdoc/>
    protected override void Make(StageWork work, FeaturizeSettings settings)
    {
        var summary = Featurizer.Run(
            work.Detections(settings),
            settings,
            work.OutputFolder,
            rows => RowSplit.Of(rows, work.Used<SplitSettings>(), work.Used<SplitSettings>().Seed ?? work.Seed).Train);
        summary.ThrowIfEmpty();
        work.Note(summary.LeftOutLine);
        work.Warn(summary.UnknownLine);
    }
}
