using Cake.Core.Diagnostics;
using Cake.Frosting;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tasks.Benchmarks;

/// <summary>Measures this machine against itself: ratios, since seconds are another machine's.</summary>
[TaskName("Benchmark"), Uses("study", "mirror", "pictures")]
[TaskDescription("Measure the build: ratios to something real; with --pictures=<number> at that size too.")]
public sealed class Benchmark : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var table = new BenchmarkTable();
        try
        {
            StudyBenchmark.Run(context, table, Says);
            if (context.Options.BenchmarkPictures() is { } pictures)
                LargeBenchmark.Run(context, pictures, table, Says);
        }
        finally
        {
            // What was measured took minutes: it is shown even where the rest failed.
            Console.Out.Write(table.ToString());
        }

        void Says(string what) => context.Log.Information("Measuring {0} ...", what);
    }
}
