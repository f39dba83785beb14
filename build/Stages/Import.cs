using Cake.Frosting;
using Kayfabe.Build.Fetching;
using Kayfabe.Build.Running;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Import;
using Kayfabe.Study.Matrix;

namespace Kayfabe.Build.Stages;

/// <summary>Starts from a published matrix, where the study names one.</summary>
[TaskName("Import")]
[TaskDescription("A published matrix: downloaded once, checked, and read by its columns.")]
public sealed class Import : Stage<ImportSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, ImportSettings settings) =>
        inputs.Source(SourceOf(settings.Matrix));

    /// <inheritdoc/>
    protected override void Make(StageWork work, ImportSettings settings) =>
        MatrixFiles.Write(PublishedMatrix.Read(work.Source(settings.Matrix.File), settings), work.OutputFolder);

    private static SourceFile SourceOf(MatrixSource matrix) => new(
        matrix.File, new Uri(matrix.Address), matrix.Bytes, new Digest(Convert.FromHexString(matrix.Sha256)),
        matrix.PrivateNetwork ?? false);
}
