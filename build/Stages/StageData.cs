using Kayfabe.Build.Running;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Training;

namespace Kayfabe.Build.Stages;

/// <summary>Inputs that several stages read the same way.</summary>
internal static class StageData
{
    /// <summary>The folder of the matrix: a study has it from Import or from Featurize.</summary>
    public static string MatrixFolder(this StageWork work) =>
        work.Has<Import>() ? work.Artifacts<Import>() : work.Artifacts<Featurize>();

    /// <summary>Declares that the rows of the matrix are read, not its entries.</summary>
    public static StageInputs OnlyRows(this StageInputs inputs) =>
        inputs.Only<Import>(MatrixFiles.RowsFile).Only<Featurize>(MatrixFiles.RowsFile);

    /// <summary>Declares that the matrix is read, not what was left out of it.</summary>
    public static StageInputs OnlyMatrix(this StageInputs inputs) =>
        inputs.Only<Import>(MatrixFiles.All).Only<Featurize>(MatrixFiles.All);

    /// <summary>
    /// Declares that trees are trained as the section <c>train</c> says, on this machine wherever the stage Train does.
    /// </summary>
    /// <param name="inputs">The stage's inputs.</param>
    /// <param name="narrow">Sets what the stage does not read to a fixed value.</param>
    public static StageInputs UsesTrees(this StageInputs inputs, Func<TrainSettings, TrainSettings>? narrow = null) =>
        inputs.Uses<TrainSettings>(own => (narrow?.Invoke(own) ?? own) with { Engine = TrainEngine.Local });

    /// <summary>The matrix.</summary>
    public static FeatureMatrix Matrix(this StageWork work) => MatrixFiles.Read(work.MatrixFolder());

    /// <summary>The training and the test rows of the matrix, each in the order of the split.</summary>
    public static (FeatureMatrix Train, FeatureMatrix Test) Divided(this StageWork work)
    {
        var matrix = work.Matrix();
        var sets = SplitFiles.Read(work.Artifact<Split>("rows.csv"), matrix.Rows);
        return (matrix.SelectRows(sets.Train), matrix.SelectRows(sets.Test));
    }
}
