using Kayfabe.Build.Stages;
using Kayfabe.Store.Content;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Publishing;

/// <summary>What is published of a model: its files, and its features in the order of their columns.</summary>
internal static class PublishedModel
{
    /// <summary>The folder, in that of the study's published files.</summary>
    public const string Folder = "model";

    /// <summary>The model's signature, made with --sign.</summary>
    public const string SignatureFile = $"{Folder}/model.sig";

    private const string ModelFiles = "model.", Features = "features.csv";

    /// <summary>The files and the stages that made them; none for a study without a model.</summary>
    public static IEnumerable<(string Stage, OutputFile Output)> FilesOf(StudyLock run)
    {
        if (run.Find(nameof(Train)) is not { } train)
            return [];
        // A study has its matrix from one of the two.
        var matrix = run.Find(nameof(Import)) ?? run.Find(nameof(Featurize));
        return
        [
            .. from output in train.Outputs
               where output.Path.StartsWith(ModelFiles, StringComparison.Ordinal)
               select (train.Stage, output),
            .. from output in matrix?.Outputs ?? []
               where output.Path == Features
               select (matrix!.Stage, output),
        ];
    }
}
