using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Contributions;
using Kayfabe.Study.Evaluation;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Stages;

/// <summary>Explains the predictions of the test rows.</summary>
[TaskName("Contributions"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize))]
[IsDependentOn(typeof(Split)), IsDependentOn(typeof(Train))]
[TaskDescription(
    "What each feature adds to each prediction (exact TreeSHAP); the most confident errors, the least certain rows.")]
public sealed class Contributions : Stage<ContributionsSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, ContributionsSettings settings) => inputs.OnlyMatrix()
        .Only<Train>("model.ubj").Xgboost().Uses<CutSettings>();

    /// <inheritdoc/>
    protected override void Make(StageWork work, ContributionsSettings settings)
    {
        var (_, test) = work.Divided();
        using var model = Model.Load(File.ReadAllBytes(work.Artifact<Train>("model.ubj")));

        var count = Math.Min(settings.Rows, test.Rows.Count);
        var rows = test.SelectRows(
            [.. Enumerable.Range(0, count).Select(i => (int)((long)i * test.Rows.Count / count))]);
        var contributions = model.Contributions(rows);
        var features = FeatureContribution.Of(rows, contributions);
        ContributionFiles.WriteFeatures(work.Output(ContributionFiles.Features), features);
        ContributionFiles.WritePoints(work.Output(ContributionFiles.Points), ContributionPoint.Of(
            rows, contributions, features.Take(settings.Features).Select(feature => feature.Feature)));

        var predictions = model.Predict(test);
        var chosen = RemarkableRow.Choose(predictions, work.Used<CutSettings>().Cut, settings.Pictures);
        var remarkable = test.SelectRows([.. chosen.Select(row => row.Row)]);
        ContributionFiles.WriteRows(work.Output(ContributionFiles.Rows), model.Contributions(remarkable).Select(
            (ofRow, i) => RemarkableRow.Explain(
                chosen[i].Why, predictions[chosen[i].Row], remarkable, i, ofRow, settings.PerPicture)));
    }
}
