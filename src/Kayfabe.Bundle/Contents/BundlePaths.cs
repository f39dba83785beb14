using Kayfabe.Store.Content;
using Kayfabe.Store.Runs;

namespace Kayfabe.Bundle.Contents;

/// <summary>
/// Where things are in a bundle: as in the repository, so that an unpacked bundle is a checkout that can be built.
/// </summary>
public static class BundlePaths
{
    /// <summary>The RO-Crate metadata.</summary>
    public const string Metadata = "ro-crate-metadata.json";

    /// <summary>The metadata as a page.</summary>
    public const string Preview = "ro-crate-preview.html";

    /// <summary>The Croissant metadata of the data set.</summary>
    public const string Croissant = "croissant.json";

    /// <summary>The bill of materials of the model.</summary>
    public const string Bom = "bom.cdx.json";

    /// <summary>The program that runs the stages, which is the workflow.</summary>
    public const string Workflow = "build/Program.cs";

    /// <summary>The files that are made with a bundle.</summary>
    public static IReadOnlyList<string> Made { get; } = [Bom, Croissant, Metadata, Preview];

    /// <summary>The folder of files that others published: the mirror of an unpacked bundle.</summary>
    public const string Sources = "sources";

    /// <summary>The folder of the model in what is published of a study.</summary>
    public const string Model = "model";

    /// <summary>The stage whose outputs are published.</summary>
    public const string ReportStage = "Report";

    /// <summary>The folder of what is published of a study.</summary>
    public static string Reports(string study) => $"reports/{study}";

    /// <summary>The lock of a study.</summary>
    public static string Lock(string study) => $"reports/{study}/lock.json";

    /// <summary>The folder of a study.</summary>
    public static string Data(string study) => $"data/{study}";

    /// <summary>The settings of a study.</summary>
    public static string Settings(string study) => $"data/{study}/study.json";

    /// <summary>An input of a study.</summary>
    public static string Input(string study, StudyInput input) =>
        input.Kind == StudyInputKind.Published ? $"{Sources}/{input.Name}" : $"data/{study}/{input.Name}";

    /// <summary>An output of a stage.</summary>
    public static string Output(string study, LockedStage stage, OutputFile output) =>
        stage.Stage == ReportStage ? $"reports/{study}/{output.Path}"
        : ModelName(stage.Stage, output.Path) is { } name ? $"reports/{study}/{Model}/{name}"
        : $"artifacts/{study}/{stage.Stage}/{output.Path}";

    /// <summary>The name in the published model's folder of an output of a stage; null where it is not there.</summary>
    public static string? ModelName(string stage, string output) => (stage, output) switch
    {
        ("Train", _) when output.StartsWith("model.", StringComparison.Ordinal) => output,
        ("Import" or "Featurize", "features.csv") => "features.csv",
        _ => null,
    };
}
