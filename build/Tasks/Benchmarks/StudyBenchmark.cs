using System.Diagnostics;
using System.Text.Json;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Splits;
using Kayfabe.Xgboost;

namespace Kayfabe.Build.Tasks.Benchmarks;

/// <summary>The whole command on a study of the repository, beside an empty program and Python's XGBoost.</summary>
public static class StudyBenchmark
{
    private const int Runs = 11;

    /// <summary>Measures, and adds to the table.</summary>
    public static void Run(BuildContext context, BenchmarkTable table, Action<string> announce)
    {
        announce("an empty program");
        using var scratch = new ScratchProject(context.Paths.Study, context.Options.Mirror);
        var empty = EmptyProgram(scratch.Folder);
        Timed StartEmpty() => Timed.Run(new ProcessStartInfo(Environment.ProcessPath!) { ArgumentList = { empty } });
        var script = Path.Combine(context.Paths.Root, OperatingSystem.IsWindows() ? "build.ps1" : "build.sh");
        Timed NoOp() => Timed.Run(new ProcessStartInfo(script)
        {
            ArgumentList = { $"--study={context.Paths.Study}" },
            WorkingDirectory = context.Paths.Root,
        });

        announce("the no-op of the whole command");
        // Young files are read again (docs/store.md), which is not the no-op to be measured.
        NoOp();
        Timed.LetFilesAge();
        NoOp();
        var starts = new Timed[Runs];
        var ratios = new double[Runs];
        var noOp = Timed.Median(Runs, i =>
        {
            starts[i] = StartEmpty();
            var run = NoOp();
            ratios[i] = run.Seconds / starts[i].Seconds;
            return run;
        });
        Array.Sort(ratios);
        Array.Sort(starts, static (a, b) => a.Seconds.CompareTo(b.Seconds));
        table.Add("start of an empty program", starts[Runs / 2]);
        table.Add("no-op, shell included", noOp, ratios[Runs / 2], "the empty program, pair by pair; at most 6");

        announce("a cold run");
        scratch.CopyStudy(context.Paths.StudyFolder);
        var cold = Timed.Median(3, _ =>
        {
            scratch.Forget();
            return scratch.Run();
        });
        table.Add("cold, an empty store", cold, cold.Seconds / starts[Runs / 2].Seconds, "the empty program");
        announce("a run with one setting changed");
        var changed = Timed.Median(3, i => scratch.Run($"--max_depth={3 + (2 * i)}"));
        table.Add("one setting of Train changed", changed, changed.Seconds / cold.Seconds, "cold");

        announce("training");
        AddTraining(context, scratch, table);
    }

    private static void AddTraining(BuildContext context, ScratchProject scratch, BenchmarkTable table)
    {
        var folder = Path.Combine(scratch.Artifacts, context.Settings.Import is null ? "Featurize" : "Import");
        var matrix = MatrixFiles.Read(folder);
        var split = Path.Combine(scratch.Artifacts, "Split", "rows.csv");
        var train = matrix.SelectRows(SplitFiles.Read(split, matrix.Rows).Train);
        var best = double.PositiveInfinity;
        for (var i = 0; i < 5; i++)
        {
            var started = Stopwatch.GetTimestamp();
            XgboostTrainer.Train(train, context.Settings.Train).Dispose();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        var ours = new Timed(best, Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, "");
        var parameters = JsonSerializer.Serialize(context.Settings.Train.Parameters().ToDictionary());
        var python = Python.Run(
            "train.py", "numpy, scipy.sparse, xgboost", Path.Combine(folder, "matrix.libsvm"),
            Path.Combine(folder, MatrixFiles.RowsFile), split, parameters, $"{context.Settings.Train.Rounds}");
        if (python is null)
        {
            table.Add("training, best of 5", ours);
            table.AddMissing("training by Python's xgboost", "no Python with xgboost, numpy and scipy here");
            return;
        }
        table.Add("training by Python's xgboost, best of 5", python);
        table.Add("training, best of 5", ours, ours.Seconds / python.Seconds, "Python's; at most 1.10");
    }

    private static string EmptyProgram(string folder)
    {
        var project = Path.Combine(folder, "empty");
        Directory.CreateDirectory(project);
        File.WriteAllText(Path.Combine(project, "empty.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(project, "Program.cs"),
            "internal static class Program { private static void Main() { } }\n");
        Timed.Run(new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "build", "-c", "Release", "-o", Path.Combine(project, "out"), "--nologo", "-v", "quiet" },
            WorkingDirectory = project,
        });
        return Path.Combine(project, "out", "empty.dll");
    }
}
