using Cake.Frosting;
using Kayfabe.Build.Hosting;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;

namespace Kayfabe.Build.Stages;

/// <summary>Divides the rows; everything after it keeps the two sets apart.</summary>
[TaskName("Split"), IsDependentOn(typeof(Import)), IsDependentOn(typeof(Featurize))]
[TaskDescription("Training and test rows, in the order of their use.")]
public sealed class Split : Stage<SplitSettings>
{
    /// <inheritdoc/>
    protected override void Inputs(StageInputs inputs, SplitSettings settings)
    {
        inputs.OnlyRows();
        if (settings.Seed is null)
            inputs.Seed();
    }

    /// <inheritdoc/>
    protected override void Make(StageWork work, SplitSettings settings)
    {
        var rows = MatrixFiles.ReadRows(work.MatrixFolder());
        SplitFiles.Write(work.Output("rows.csv"), rows, RowSplit.Of(rows, settings, settings.Seed ?? work.Seed));
    }
}
