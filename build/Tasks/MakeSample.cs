using Cake.Core.Diagnostics;
using Cake.Frosting;
using Kayfabe.Sample;

namespace Kayfabe.Build.Tasks;

/// <summary>Makes the bundled study again, with the same bytes.</summary>
[TaskName("MakeSample")]
[TaskDescription("Make data/sample, the bundled synthetic study, again from its seed.")]
public sealed class MakeSample : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var folder = Path.Combine(context.Paths.Data, "sample");
        SampleStudy.Write(folder, SampleStudy.BundledSeed);
        context.Log.Information("Made data/sample from the seed {0}.", SampleStudy.BundledSeed);
    }
}
