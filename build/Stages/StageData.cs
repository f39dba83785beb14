using Kayfabe.Build.Hosting;
using Kayfabe.Study.Features;
using Kayfabe.Study.Splits;

namespace Kayfabe.Build.Stages;

/// <summary>What several stages read the same way.</summary>
internal static class StageData
{
    /// <summary>The matrix, wherever the study has it from.</summary>
    public static FeatureMatrix Matrix(this StageWork work) => MatrixFiles.Read(work.Artifacts<Import>());

    /// <summary>The training and the test rows of the matrix, each in the order of the split.</summary>
    public static (FeatureMatrix Train, FeatureMatrix Test) Divided(this StageWork work)
    {
        var matrix = work.Matrix();
        var sets = SplitFiles.Read(work.Artifact<Split>("rows.csv"), matrix.Rows);
        return (matrix.SelectRows(sets.Train), matrix.SelectRows(sets.Test));
    }
}
