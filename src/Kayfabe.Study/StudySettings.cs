using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Kayfabe.Settings;
using Kayfabe.Study.About;
using Kayfabe.Study.Annotations;
using Kayfabe.Study.Cloud;
using Kayfabe.Study.Comparisons;
using Kayfabe.Study.Contributions;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Import;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Permutations;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Reporting;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;
using Kayfabe.Study.Verification;

namespace Kayfabe.Study;

/// <summary>
/// A study: <c>data/&lt;study&gt;/study.json</c>. One section a stage; a section that is left out has its defaults.
/// </summary>
public sealed record StudySettings : IValidatedSettings
{
    /// <summary>The title of the report.</summary>
    [MinLength(1), Description("The title of the report.")]
    public required string Title { get; init; }

    /// <summary>What the study asks, one sentence.</summary>
    [MinLength(1), Description("What the study asks, one sentence.")]
    public required string Question { get; init; }

    /// <summary>More about the study, for the report. Default none.</summary>
    [Description("More about the study, for the report.")]
    public string? Description { get; init; }

    /// <summary>Whether the data are synthetic; everything that is published then says so. Default no.</summary>
    [Description("Whether the data are synthetic; everything that is published then says so.")]
    public bool Synthetic { get; init; }

    /// <summary>The seed from which stages derive their own, unless they set one. 0 or more; default 0.</summary>
    [Range(0, long.MaxValue), Description("The seed from which stages derive their own, unless they set one.")]
    public long Seed { get; init; }

    /// <summary>Who published the study, when, where and under which terms.</summary>
    [Description("Who published the study, when, where and under which terms; no result depends on it.")]
    public AboutSettings About { get; init; } = new();

    /// <summary>The AWS account that the study may use.</summary>
    [Description("The AWS account that the study may use.")]
    public AwsSettings Aws { get; init; } = new();

    /// <summary>How a model is served.</summary>
    [Description("How a model is served, and a file predicted as a batch.")]
    public ServeSettings Serve { get; init; } = new();

    /// <summary>A published matrix to start from. Default none.</summary>
    [Description("A published matrix to start from.")]
    public ImportSettings? Import { get; init; }

    /// <summary>The scraper's exports to start from. Default none.</summary>
    [Description("The scraper's exports to start from.")]
    public IngestSettings? Ingest { get; init; }

    /// <summary>What the image service detected in the pictures. Default none.</summary>
    [Description("What the image service detected in the pictures.")]
    public DetectSettings? Detect { get; init; }

    /// <summary>The annotations of the pictures. Default none.</summary>
    [Description("The annotations of the pictures.")]
    public AnnotateSettings? Annotate { get; init; }

    /// <summary>Which detections become features. Default none.</summary>
    [Description("Which detections become features.")]
    public FeaturizeSettings? Featurize { get; init; }

    /// <summary>How rows are divided into training and test rows.</summary>
    [Description("How rows are divided into training and test rows.")]
    public SplitSettings Split { get; init; } = new();

    /// <summary>How the model is trained.</summary>
    [Description("How the model is trained; the names are XGBoost's own.")]
    public TrainSettings Train { get; init; } = new();

    /// <summary>How Amazon SageMaker trains.</summary>
    [JsonPropertyName("sagemaker")]
    [Description("How Amazon SageMaker trains, where train.engine is sagemaker.")]
    public SageMakerSettings SageMaker { get; init; } = new();

    /// <summary>An algorithm of one's own, on SageMaker. Default none.</summary>
    [Description("An algorithm of one's own, in an image of one's own, on SageMaker.")]
    public AlgorithmSettings? Algorithm { get; init; }

    /// <summary>How the model is evaluated.</summary>
    [Description("How the model is evaluated.")]
    public EvaluateSettings Evaluate { get; init; } = new();

    /// <summary>How many trainings measure the effect of the seed.</summary>
    [Description("How many trainings measure the effect of the seed.")]
    public SeedsSettings Seeds { get; init; } = new();

    /// <summary>How the baselines are trained.</summary>
    [Description("How the baselines are trained.")]
    public BaselinesSettings Baselines { get; init; } = new();

    /// <summary>How often outcomes are shuffled.</summary>
    [Description("How often outcomes are shuffled.")]
    public PermutationsSettings Permutations { get; init; } = new();

    /// <summary>The repeats and folds of cross-validation.</summary>
    [Description("The repeats and folds of cross-validation.")]
    public CrossValidateSettings CrossValidate { get; init; } = new();

    /// <summary>Additional thresholds to evaluate.</summary>
    [Description("Additional thresholds to evaluate.")]
    public ThresholdsSettings Thresholds { get; init; } = new();

    /// <summary>The limits on leakage.</summary>
    [AlsoCalled("audit"), Description("The limits on leakage.")]
    public LeakageSettings Leakage { get; init; } = new();

    /// <summary>How many feature contributions are listed.</summary>
    [Description("How many feature contributions are listed.")]
    public ContributionsSettings Contributions { get; init; } = new();

    /// <summary>Texts of the report.</summary>
    [Description("Texts of the report.")]
    public ReportSettings Report { get; init; } = new();

    /// <summary>What verification accepts.</summary>
    [Description("What --target=Verify accepts.")]
    public VerifySettings Verify { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Validate()
    {
        var (given, missing) = (new List<string>(), new List<string>());
        (Ingest is null ? missing : given).Add("ingest");
        (Detect is null ? missing : given).Add("detect");
        (Annotate is null ? missing : given).Add("annotate");
        (Featurize is null ? missing : given).Add("featurize");
        if (Import is not null && given.Count > 0)
        {
            yield return new SettingProblem(
                "the study has both a published matrix (import) and raw-data sections",
                $"Remove import, or {string.Join(", ", given)}.", nameof(Import));
        }
        else if (Import is null && missing.Count > 0)
        {
            yield return new SettingProblem(
                given.Count == 0
                    ? "the study has no data"
                    : $"the section {string.Join(", ", missing)} is missing",
                "Add import (a published matrix), or the raw-data sections ingest, detect, annotate and featurize; "
                + "a section may be empty: \"ingest\": {}.");
        }
        if (UndetectedKinds() is { Count: > 0 } kinds)
        {
            yield return new SettingProblem(
                $"featurize.kinds has {string.Join(" and ", kinds)}, which detect.kinds lacks",
                "Add it to detect.kinds, or remove it from featurize.kinds (by default all three).",
                nameof(Featurize));
        }
    }

    // Loops: of LINQ over our own enum, each run, also a no-op, compiles some twenty methods anew.
    private List<string> UndetectedKinds()
    {
        var kinds = new List<string>();
        for (var i = 0; Detect is not null && i < Featurize?.Kinds.Count; i++)
        {
            if (!IsIn(Detect.Kinds, Featurize.Kinds[i]))
                kinds.Add(Featurize.Kinds[i].Text());
        }
        return kinds;
    }

    private static bool IsIn(IReadOnlyList<DetectionKind> kinds, DetectionKind kind)
    {
        for (var i = 0; i < kinds.Count; i++)
        {
            if (kinds[i] == kind)
                return true;
        }
        return false;
    }
}
