using Cake.Core.Diagnostics;
using Cake.Frosting;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.Tasks.Benchmarks;

/// <summary>Measures the build as ratios, which can be compared between machines better than seconds.</summary>
[TaskName("Benchmark"), Uses("study", "mirror", "pictures", "contents", "recordings")]
[TaskDescription(
    "Measure the build, as ratios to references; see --pictures, --contents for Push and Pull, --recordings.")]
public sealed class Benchmark : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var table = new BenchmarkTable(measured => context.Log.Information("{0}", measured));
        try
        {
            if (context.Options.BenchmarkContents() is { } contents)
            {
                SharingBenchmark.Run(context, contents, table, Announce);
                return;
            }
            if (context.Options.BenchmarkRecordings() is { } recordings)
            {
                RecordBenchmark.Run(context, recordings, table, Announce);
                return;
            }
            StudyBenchmark.Run(context, table, Announce);
            if (context.Options.BenchmarkPictures() is { } pictures)
                LargeBenchmark.Run(context, pictures, table, Announce);
        }
        finally
        {
            // Measuring takes minutes: what was measured is shown even where the rest failed.
            Console.Out.Write(table.ToString());
        }

        void Announce(string what) => context.Log.Information("Measuring {0} ...", what);
    }
}
