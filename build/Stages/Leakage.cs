using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Stages;

/// <summary>
/// Checks for leakage, and trains again without what it finds; <see cref="Report.Accept"/> fails on it, where the study
/// says so.
/// </summary>
[TaskName("Leakage"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Ingest)), IsDependentOn(typeof(Annotate))]
[IsDependentOn(typeof(Featurize)), IsDependentOn(typeof(Split)), IsDependentOn(typeof(Evaluate))]
[IsDependentOn(typeof(Detect)), IsDependentOn(typeof(Fingerprints))]
[TaskDescription("Checks for leakage: ways in which knowledge of the test rows may have reached the model.")]
public sealed class Leakage : Stage<LeakageSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, LeakageSettings settings) =>
        inputs.Only<Import>(MatrixFiles.All).Only<Ingest>(IngestFiles.Pictures)
            .Only<Annotate>(OutcomeFiles.Outcomes, OutcomeFiles.Codings)
            .Only<Featurize>([.. MatrixFiles.All, Featurizer.UnknownLabels, LeftOutPictures.FileName])
            .Only<Evaluate>("predictions.csv").Only<Detect>(RecordedFile.Name).Xgboost()
            .Seed().Uses<MethodSettings>().Uses<SupportSettings>().UsesTrees().Uses<CutSettings>();

    /// <inheritdoc/>
    protected override void Make(StageWork work, LeakageSettings settings)
    {
        var (matrix, train) = (work.Matrix(), work.Used<TrainSettings>());
        LeakageFile.Write(work.Output(LeakageFile.Name), LeakageChecks.Of(new LeakageEvidence
        {
            Matrix = matrix,
            Sets = SplitFiles.Read(work.Artifact<Split>("rows.csv"), matrix.Rows),
            Method = work.Used<MethodSettings>().Method,
            Reported = PredictionFiles.Read(work.Artifact<Evaluate>("predictions.csv")),
            Train = (rows, test) =>
            {
                using var model = XgboostTrainer.Train(rows, train, threads: 1);
                return model.Predict(test);
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
            Missing = work.Has<Featurize>()
                ? MissingPictures.Read(
                    work.Artifact<Featurize>(LeftOutPictures.FileName),
                    work.Artifact<Annotate>(OutcomeFiles.Outcomes),
                    work.Artifact<Ingest>(IngestFiles.Pictures))
                : null,
            Annotators = work.Has<Annotate>()
                ? OutcomeFiles.ReadCodings(work.Artifact<Annotate>(OutcomeFiles.Codings)).WhoAnnotated()
                : null,
            Settings = settings,
            Cut = work.Used<CutSettings>().Cut,
            Seed = work.Seed,
        }));
    }
}
