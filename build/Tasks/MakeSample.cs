using Cake.Core.Diagnostics;
using Cake.Frosting;
using Kayfabe.Sample;

namespace Kayfabe.Build.Tasks;

/// <summary>Makes the bundled study again, byte for byte.</summary>
[TaskName("MakeSample")]
[TaskDescription("Make data/sample, the bundled synthetic study, again from its seed.")]
public sealed class MakeSample : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var folder = Path.Combine(context.Paths.Data, "sample");
        SampleStudy.Write(folder, SampleStudy.BundledSeed);
        context.Log.Information("data/sample is made from the seed {0}.", SampleStudy.BundledSeed);
    }
}
