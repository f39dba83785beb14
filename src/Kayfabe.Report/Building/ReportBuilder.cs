using Kayfabe.Study;
namespace Kayfabe.Report;

/// <summary>Puts what the stages made into the report's own form; computes no science.</summary>
public static class ReportBuilder
{
    /// <summary>Builds the model of the page.</summary>
    public static ReportModel Build(ReportSources sources)
    {
        var model = new ReportModel
        {
            Study = HeaderOf(sources.Study, sources.Settings.Study),
            Inputs = InputParts.Of(sources),
            Result = ResultParts.Of(sources),
            CrossValidations = ComparisonParts.CrossValidations(sources.CrossValidation),
            Comparisons = ComparisonParts.Comparisons(sources.Comparison),
            Leakage = LeakageParts.Audit(sources.Audit),
            Thresholds = ThresholdParts.Of(sources.Thresholds, sources.Settings.Featurize?.Threshold),
            Roc = ResultParts.Roc(sources),
            PrecisionRecall = ResultParts.PrecisionRecall(sources),
            Features = new FeatureUse(sources.Scores, sources.Train.Features.Count),
            Contributions = ContributionParts.Of(sources.Contributions),
            Gallery = ContributionParts.Gallery(sources),
            Calibration = CalibrationParts.Of(sources.Metrics),
            Reliability = ReliabilityParts.Of(sources),
            Flow = FlowParts.Of(sources),
            Seeds = ReproductionParts.Seeds(sources),
            Reproduction = ReproductionParts.Of(sources),
            Provenance = ProvenanceOf(sources),
        };
        return model with
        {
            ModelCard = CardParts.ModelCard(sources, model),
            Datasheet = CardParts.Datasheet(sources, model),
        };
    }

    /// <summary>What a page says of a study before anything else.</summary>
    public static StudyHeader HeaderOf(string study, StudyTexts texts) => new()
    {
        Id = study,
        Title = texts.Title,
        Question = texts.Question,
        Description = texts.Description,
        Synthetic = texts.Synthetic,
    };

    private static Provenance ProvenanceOf(ReportSources sources) => new()
    {
        Artifacts = sources.Artifacts,
        XgboostVersion = sources.XgboostVersion,
        Sources = sources.Settings.Import?.Matrix is { } matrix
            ? [new DataSource(matrix.File, matrix.Address, matrix.Bytes, "sha256:" + matrix.Sha256)]
            : [],
    };
}
