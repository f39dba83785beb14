using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Splits;

namespace Kayfabe.Build.Stages;

/// <summary>Checks for leakage; <see cref="Report.Accept"/> fails on what is found, where the study says so.</summary>
[TaskName("Leakage"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize))]
[IsDependentOn(typeof(Split)), IsDependentOn(typeof(Evaluate))]
[IsDependentOn(typeof(Detect)), IsDependentOn(typeof(Fingerprints))]
[TaskDescription("Checks for leakage: ways in which knowledge of the test rows may have reached the model.")]
public sealed class Leakage : Stage<LeakageSettings>
{
    // The stage's name when the seed was first derived from it: published intervals stay as they are.
    private const string SeedName = "Audit";

    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, LeakageSettings settings) =>
        inputs.OnlyMatrix().Only<Featurize>(Featurizer.UnknownLabels).Only<Detect>(RecordedFile.Name)
            .SeedOf(SeedName).Uses<MethodSettings>().Uses<SupportSettings>().Uses<BootstrapSettings>();

    /// <inheritdoc/>
    protected override void Make(StageWork work, LeakageSettings settings)
    {
        var matrix = work.Matrix();
        LeakageFile.Write(work.Output(LeakageFile.Name), LeakageChecks.Of(new LeakageEvidence
        {
            Matrix = matrix,
            Sets = SplitFiles.Read(work.Artifact<Split>("rows.csv"), matrix.Rows),
            Method = work.Used<MethodSettings>().Method,
            Predictions = new Dictionary<string, IReadOnlyList<Prediction>>(StringComparer.Ordinal)
            {
                [ComparedSet.Everything.Name] = PredictionFiles.Read(work.Artifact<Evaluate>("predictions.csv")),
            },
            Vocabulary = work.UsedIfAny<SupportSettings>() is { } support
                ? new VocabularyRule(support.MinimumSupport, support.SupportOn == SupportRows.Train)
                : null,
            Pictures = work.Has<Fingerprints>()
                ? FingerprintFile.Read(work.Artifact<Fingerprints>(FingerprintFile.Name)) : null,
            Models = work.Has<Detect>() ? RecordedFile.ReadModels(work.Artifact<Detect>(RecordedFile.Name)) : null,
            UnknownLabels = work.Has<Featurize>()
                ? FullListFile.Read(work.Artifact<Featurize>(Featurizer.UnknownLabels))
                : null,
            Settings = settings,
            Evaluation = work.Used<BootstrapSettings>(),
            Seed = work.Seed,
        }));
    }
}
