using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Tests.Scenarios;

/// <summary>The host's own sources are edited and compiled, as a developer does.</summary>
public sealed class CodeChangeTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void A_change_of_code_reruns_the_stages_that_reach_it()
    {
        using var sources = new SourceCopy();
        sources.Compile();
        using var checkout = Checkout.Fresh();
        Expected.AllRan(MissReason.NeverRan).Check("first run", sources.Run(checkout));

        // Line numbers, debug information and the assembly's id change; what it does, does not.
        sources.Edit("src/Kayfabe.Study/Evaluation/Calibration.cs", "namespace ", "// A comment.\n\n\nnamespace ");
        sources.Edit("src/Kayfabe.Study/Evaluation/Calibration.cs", "var errors = new", "var   errors   =   new");
        sources.Compile();
        Expected.AllHits.Check("a comment and the layout", sources.Run(checkout));

        // How settings are bound and described, a section and a stage that nobody reads, the host.
        sources.Edit("src/Kayfabe.Study/Evaluation/EvaluateSettings.cs", "Description(\"The number of random draws",
            "Description(\"Draws");
        sources.Edit("src/Kayfabe.Study/Evaluation/EvaluateSettings.cs", "[Range(100, 100_000)", "[Range(50, 200_000)");
        sources.Edit("src/Kayfabe.Study/Evaluation/EvaluateSettings.cs", "Resamples { get; init; } = 2000",
            "Resamples { get; init; } = 1000");
        sources.Edit("src/Kayfabe.Study/Training/TrainSettings.cs", "Description(\"The learning rate.\")",
            "Description(\"eta\")");
        sources.Edit("src/Kayfabe.Study/Training/TrainSettings.cs", "Rounds { get; init; } = 100",
            "Rounds { get; init; } = 200");
        sources.Edit("src/Kayfabe.Study/Annotations/AnnotateSettings.cs", "without an adjudicator",
            "and nobody adjudicates");
        sources.Edit("src/Kayfabe.Study/StudySettings.cs", "    /// <summary>Texts of the report", """
                public NewSettings New { get; init; } = new();

                /// <summary>Texts of the report
            """);
        sources.Add("src/Kayfabe.Study/Training/NewSettings.cs", """
            namespace Kayfabe.Study.Training;
            public sealed record NewSettings { public int Depth { get; init; } = 3; }
            """);
        sources.Add("build/Stages/New.cs", """
            using Cake.Frosting;
            using Kayfabe.Build.Running;
            using Kayfabe.Study.Training;
            namespace Kayfabe.Build.Stages;
            [TaskName("New"), IsDependentOn(typeof(Train)), TaskDescription("A new stage.")]
            public sealed class New : Stage<NewSettings>
            {
                protected override void Make(StageWork work, NewSettings settings) =>
                    System.IO.File.WriteAllText(work.Output("new.txt"), "new");
            }
            """);
        sources.Edit("build/Stages/Evaluate.cs", "how good they are.\")]", "how right they are.\")]");
        sources.Edit("build/Running/RunTable.cs", "\"Verdict\"", "\"Outcome\"");
        sources.Edit("build/CommandLine/Help.cs", "stop after training", "train alone");
        sources.Edit("build/CommandLine/Options.cs", "public const string DefaultStudy",
            "public const int Unread = 1; public const string DefaultStudy");
        sources.Compile();
        Expected.AllHits.Check("settings, a new section, a new stage, the host", sources.Run(checkout));

        sources.Edit("src/Kayfabe.Report/Sections/Summary.cs", "\"Majority baseline\"", "\"Baseline\"");
        sources.Compile();
        Expected.AllHits.Ran(MissReason.CodeChanged, "Report").Check("the report's words", sources.Run(checkout));

        sources.Edit("src/Kayfabe.Study/Evaluation/Calibration.cs", "error / sorted.Length",
            "error / sorted.Length / 2");
        sources.Compile();
        // Not the stages before it, nor Seeds, which asks nothing of how well a probability is calibrated.
        var run = sources.Run(checkout);
        Expected.AllHits.Ran(MissReason.CodeChanged, "Evaluate", "Permutations", "Report")
            .Check("what Evaluate calls", run);
        Assert.Equal("code of Evaluate changed: Calibration", run["Evaluate"].Detail);
    }
}
