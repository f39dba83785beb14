using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Report;
using Kayfabe.Report.Inputs;
using Kayfabe.Settings;
using Kayfabe.Study;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Annotators;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Contributions;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Import;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Permutations;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Reporting;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Stages;

/// <summary>Reports the results, and how far they can be trusted.</summary>
[TaskName("Report"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Ingest)), IsDependentOn(typeof(Pictures))]
[IsDependentOn(typeof(Detect)), IsDependentOn(typeof(Annotate)), IsDependentOn(typeof(Featurize))]
[IsDependentOn(typeof(Split)), IsDependentOn(typeof(Train)), IsDependentOn(typeof(Evaluate))]
[IsDependentOn(typeof(Seeds)), IsDependentOn(typeof(Baselines)), IsDependentOn(typeof(CrossValidate))]
[IsDependentOn(typeof(Contributions)), IsDependentOn(typeof(Permutations))]
[IsDependentOn(typeof(Thresholds)), IsDependentOn(typeof(Reliability)), IsDependentOn(typeof(Leakage))]
[IsDependentOn(typeof(Resolutions)), IsDependentOn(typeof(Exclusion))]
[TaskDescription("The report as a page, as Markdown and as numbers; published to reports/<study>/.")]
public sealed class Report : Stage<ReportSettings>
{
    /// <summary>The predictions of the test rows, in the report's folder.</summary>
    public const string PredictionsTable = "tables/predictions.csv";

    /// <inheritdoc/>
    public override bool IsPublished => true;

    /// <inheritdoc/>
    /// <remarks>Leakage above its limits, where the study's <c>leakage.aboveLimit</c> says fail.</remarks>
    public override void Accept(RunContext context)
    {
        if (context.Sections.Find<LeakageSettings>()!.AboveLimit != LeakageMode.Fail)
            return;
        var faults = LeakageFile.Read(context.PathOf(nameof(Leakage), LeakageFile.Name)).FaultsAboveLimits();
        if (faults.Count > 0)
        {
            throw new InputException(
                [
                    .. faults,
                    new Fault(
                        "the report is made, but not published",
                        $"Read {context.Paths.Display(context.PathOf(nameof(Report), "report.html"))}."),
                ]);
        }
    }

    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, ReportSettings settings) => inputs.StudyName().Overrides()
        .Uses<StudyTexts>().Uses<SplitSettings>().Uses<TrainSettings>().Uses<ImportSettings>().Uses<AnnotateSettings>()
        .Uses<FeaturizeSettings>().SettingsOfStages()
        .Only<Ingest>(IngestFiles.Counts)
        .Only<Detect>(DetectionFiles.Models, DetectionFiles.NotUsed)
        .Only<Annotate>(OutcomeFiles.Counts, OutcomeFiles.Codings, OutcomeFiles.Resolution)
        .Only<Import>(MatrixFiles.All)
        .Only<Featurize>([.. MatrixFiles.All, LeftOutPictures.FileName])
        .Only<Baselines>(ComparisonFiles.Name);

    /// <inheritdoc/>
    protected override void Make(StageWork work, ReportSettings settings)
    {
        var matrix = work.Matrix();
        var sets = SplitFiles.Read(work.Artifact<Split>("rows.csv"), matrix.Rows);
        var inputs = new ReportInputs
        {
            Study = work.StudyName,
            Settings = new ReportedSettings
            {
                Study = work.Used<StudyTexts>(),
                Report = settings,
                Split = work.Used<SplitSettings>(),
                Train = work.Used<TrainSettings>(),
                Import = work.UsedIfAny<ImportSettings>(),
                Annotate = work.UsedIfAny<AnnotateSettings>(),
                Featurize = work.UsedIfAny<FeaturizeSettings>(),
                All = work.SettingsOfStages,
            },
            Overridden = work.Overrides,
            Matrix = matrix,
            Train = matrix.SelectRows(sets.Train),
            Test = matrix.SelectRows(sets.Test),
            Metrics = MetricsFile.Read(work.Artifact<Evaluate>(MetricsFile.Name)),
            Predictions = PredictionFiles.Read(work.Artifact<Evaluate>("predictions.csv")),
            Scores = ScoreFiles.Read(work.Artifact<Train>("scores.csv")),
            Seeds = SeedFiles.Read(work.Artifact<Seeds>("seeds.csv")),
            Comparison = ComparisonFiles.Read(work.Artifact<Baselines>(ComparisonFiles.Name)),
            Permutations = PermutationRun.ReadAll(work.Artifact<Permutations>(PermutationRun.FileName)),
            CrossValidation = CrossValidationFile.Read(work.Artifact<CrossValidate>(CrossValidationFile.Name)),
            Leakage = LeakageFile.Read(work.Artifact<Leakage>(LeakageFile.Name)),
            Contributions = ContributionFiles.ReadFeatures(work.Artifact<Contributions>(ContributionFiles.Features)),
            ContributionPoints = ContributionFiles.ReadPoints(work.Artifact<Contributions>(ContributionFiles.Points)),
            RemarkableRows = ContributionFiles.ReadRows(work.Artifact<Contributions>(ContributionFiles.Rows)),
            Thresholds = work.Has<Thresholds>()
                ? ThresholdResult.ReadAll(work.Artifact<Thresholds>(ThresholdResult.FileName))
                : [],
            RawData = work.Has<Annotate>() ? ReadRawData(work) : null,
            XgboostVersion = ModelVersion.Of(work.Artifact<Train>("model.json")),
            Artifacts = [.. work.AllArtifacts.Select(a => new ArtifactDigest(a.Stage, a.Path, a.Digest))],
        };
        inputs = inputs with { Ladder = Ladder.Of(Evidence(inputs, work)) };
        foreach (var file in ReportPages.Render(inputs))
            file.WriteBelow(work.OutputFolder);
        MetricsDocument.Write(work.Output(MetricsDocument.FileName), inputs);
        // Published as they are: what another run predicts of the same rows is compared with them.
        File.Copy(work.Artifact<Evaluate>("predictions.csv"), work.Output(PredictionsTable));
    }

    private static LadderEvidence Evidence(ReportInputs inputs, StageWork work) => new()
    {
        Published = inputs.Settings.Report.Published?.Counts(),
        Split = inputs.Settings.Split.Method,
        Own = inputs.Predictions,
        OwnAccuracy = inputs.Metrics.EstimateOf(Metric.Accuracy),
        Train = inputs.Train.Rows,
        Test = inputs.Test.Rows,
        Seeds = inputs.Seeds,
        Folds = FoldFiles.Read(work.Artifact<CrossValidate>(FoldFiles.Name)),
        Comparison = inputs.Comparison!,
    };

    private static RawData ReadRawData(StageWork work)
    {
        var codings = OutcomeFiles.ReadCodings(work.Artifact<Annotate>(OutcomeFiles.Codings));
        var pictures = PictureFiles.Read(work.Artifact<Pictures>(PictureFiles.Name))
            .ToDictionary(picture => picture.Picture, StringComparer.Ordinal);
        return new RawData
        {
            Ingest = IngestCounts.Read(work.Artifact<Ingest>(IngestFiles.Counts)),
            Annotate = AnnotateCounts.Read(work.Artifact<Annotate>(OutcomeFiles.Counts)),
            LeftOut = LeftOutPictures.Count(work.Artifact<Featurize>(LeftOutPictures.FileName)),
            ServiceModels = ServiceModel.Read(work.Artifact<Detect>(DetectionFiles.Models)),
            RecordingsNotUsed = DetectionFiles.CountNotUsed(work.Artifact<Detect>(DetectionFiles.NotUsed)),
            Reliability = ReliabilityFile.Read(work.Artifact<Reliability>(ReliabilityFile.Name)),
            Annotators = AnnotatorsFile.Read(work.Artifact<Reliability>(AnnotatorsFile.Name)),
            Resolutions = ResolutionsFile.Read(work.Artifact<Resolutions>(ResolutionsFile.Name)),
            Exclusions = ExclusionsFile.Read(work.Artifact<Exclusion>(ExclusionsFile.Name)),
            Disagreements = Disagreement.Read(codings, work.Artifact<Annotate>(OutcomeFiles.Resolution)),
            ReadPicture = id =>
                pictures.TryGetValue(id, out var picture) ? work.Content(picture.File, picture.Digest) : null,
        };
    }
}
