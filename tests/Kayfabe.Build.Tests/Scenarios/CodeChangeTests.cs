using System.Diagnostics;
using System.Text;
using Kayfabe.Build.Tests.Hosting;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>The host's own sources are edited and compiled, as a developer does.</summary>
public sealed class CodeChangeTests : IDisposable
{
    private readonly string _sources = Directory.CreateTempSubdirectory("kayfabe-sources-").FullName;

    public void Dispose() => Directory.Delete(_sources, recursive: true);

    [Fact]
    [Trait("Category", "Slow")]
    public void A_change_of_code_reruns_the_stages_that_reach_it()
    {
        foreach (var file in SourceFiles())
            Copy(file);
        Compile();
        using var checkout = Checkout.Fresh();
        Expected.AllRan(MissReason.NeverRan).Check("first run", Run(checkout));

        // Line numbers, debug information and the assembly's id change; what it does, does not.
        Edit("src/Kayfabe.Study/Evaluation/Calibration.cs", "namespace ", "// A comment.\n\n\nnamespace ");
        Edit("src/Kayfabe.Study/Evaluation/Calibration.cs", "var positives = new", "var   positives   =   new");
        Compile();
        Expected.AllHits.Check("a comment and the layout", Run(checkout));

        // How settings are bound and described, a section and a stage that nobody reads, the host.
        Edit("src/Kayfabe.Study/Evaluation/EvaluateSettings.cs", "Description(\"The number of resamples", "Description(\"Resamples");
        Edit("src/Kayfabe.Study/Evaluation/EvaluateSettings.cs", "[Range(100, 100_000)", "[Range(50, 200_000)");
        Edit("src/Kayfabe.Study/Evaluation/EvaluateSettings.cs", "Resamples { get; init; } = 2000", "Resamples { get; init; } = 1000");
        Edit("src/Kayfabe.Study/Training/TrainSettings.cs", "Description(\"The learning rate.\")", "Description(\"eta\")");
        Edit("src/Kayfabe.Study/Training/TrainSettings.cs", "Rounds { get; init; } = 100", "Rounds { get; init; } = 200");
        Edit("src/Kayfabe.Study/Annotations/AnnotateSettings.cs", "without an adjudicator", "and nobody adjudicates");
        Edit("src/Kayfabe.Study/StudySettings.cs", "    /// <summary>What the report says", """
                public NewSettings New { get; init; } = new();

                /// <summary>What the report says
            """);
        Add("src/Kayfabe.Study/Training/NewSettings.cs", """
            namespace Kayfabe.Study.Training;
            public sealed record NewSettings { public int Depth { get; init; } = 3; }
            """);
        Add("build/Stages/New.cs", """
            using Cake.Frosting;
            using Kayfabe.Build.Hosting;
            using Kayfabe.Study.Training;
            namespace Kayfabe.Build.Stages;
            [TaskName("New"), IsDependentOn(typeof(Train)), TaskDescription("A new stage.")]
            public sealed class New : Stage<NewSettings>
            {
                protected override void Make(StageWork work, NewSettings settings) =>
                    System.IO.File.WriteAllText(work.Output("new.txt"), "new");
            }
            """);
        Edit("build/Stages/Evaluate.cs", "how good they are.\")]", "how right they are.\")]");
        Edit("build/Hosting/RunTable.cs", "\"Verdict\"", "\"Outcome\"");
        Edit("build/CommandLine/Help.cs", "stop after training", "train alone");
        Edit("build/CommandLine/Options.cs", "public const string DefaultStudy", "public const int Unread = 1; public const string DefaultStudy");
        Compile();
        Expected.AllHits.Check("settings, a new section, a new stage, the host", Run(checkout));

        Edit("src/Kayfabe.Report/Sections/Summary.cs", "\"Majority baseline\"", "\"Baseline\"");
        Compile();
        Expected.AllHits.Ran(MissReason.CodeChanged, "Report").Check("the report's words", Run(checkout));

        Edit("src/Kayfabe.Study/Evaluation/Calibration.cs", "error / predictions.Count", "error / predictions.Count / 2");
        Compile();
        // Not the stages before it, nor Seeds, which asks nothing of how well a probability is calibrated.
        Expected.AllHits.Ran(MissReason.CodeChanged, "Evaluate", "Report")
            .Check("what Evaluate calls", Run(checkout));
    }

    private static IEnumerable<string> SourceFiles()
    {
        var root = Repository.Root;
        var folders = new[] { "build", "src" }.SelectMany(folder =>
            Directory.GetFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories));
        return folders.Concat(Directory.GetFiles(root)).Select(file => Path.GetRelativePath(root, file));
    }

    private HostRun Run(Checkout checkout)
    {
        using var host = Host.Start(checkout, Path.Combine(_sources, ".build", "bin", "Build", "release"), new Dictionary<string, string?>());
        return host.Finish();
    }

    private void Copy(string file)
    {
        var target = Path.Combine(_sources, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(Repository.Root, file), target);
    }

    private void Add(string file, string source) => File.WriteAllText(Path.Combine(_sources, file), source);

    private void Edit(string file, string text, string by)
    {
        var path = Path.Combine(_sources, file);
        var source = File.ReadAllText(path);
        Assert.Contains(text, source, StringComparison.Ordinal);
        File.WriteAllText(path, source.Replace(text, by, StringComparison.Ordinal));
    }

    // Without the analyzers: they say nothing of what the compiler makes, and take half of its time.
    private void Compile()
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                "build", "build", "-c", "Release", "-v", "quiet", "--nologo", "-nodeReuse:false",
                "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:TreatWarningsAsErrors=false",
            ])
        {
            WorkingDirectory = _sources,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // Of the SDK that runs these tests; its variables are not for another build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        using var compiler = Process.Start(start)!;
        var output = compiler.StandardOutput.ReadToEnd();
        compiler.WaitForExit();
        Assert.True(compiler.ExitCode == 0, output);
    }
}
