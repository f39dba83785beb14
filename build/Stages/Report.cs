using Cake.Frosting;
using Kayfabe.Build.Hosting;
using Kayfabe.Report;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Settings;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Stages;

/// <summary>Says what came out, and what it is worth.</summary>
[TaskName("Report"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize)), IsDependentOn(typeof(Split)), IsDependentOn(typeof(Train))]
[IsDependentOn(typeof(Evaluate)), IsDependentOn(typeof(Seeds))]
[TaskDescription("The report as a page, as Markdown and as numbers; published to reports/<study>/.")]
public sealed class Report : Stage<StudySettings>
{
    /// <inheritdoc/>
    public override bool IsPublished => true;

    /// <inheritdoc/>
    protected override StudySettings SettingsOf(StudySettings study) => study;

    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, StudySettings settings) => inputs.StudyName().Overrides();

    /// <inheritdoc/>
    protected override void Make(StageWork work, StudySettings settings)
    {
        var (train, test) = work.Divided();
        var metrics = MetricsFile.Read(work.Artifact<Evaluate>("metrics.json"));
        var model = ReportBuilder.Build(new ReportSources
        {
            Study = work.StudyName,
            Settings = settings,
            Overridden = work.Overrides,
            Train = train,
            Test = test,
            Metrics = metrics,
            Predictions = PredictionFiles.Read(work.Artifact<Evaluate>("predictions.csv")),
            Scores = ScoreFiles.Read(work.Artifact<Train>("scores.csv")),
            Seeds = SeedFiles.Read(work.Artifact<Seeds>("seeds.csv")),
            XgboostVersion = ModelVersion.Of(work.Artifact<Train>("model.json")),
            Artifacts = [.. work.AllArtifacts.Select(a => new ArtifactDigest(a.Stage, a.Path, a.Digest))],
        });
        foreach (var file in ReportPages.Render(model))
            file.WriteBelow(work.OutputFolder);
        NumbersFile.Write(work.Output("metrics.json"), model, metrics);
    }
}
