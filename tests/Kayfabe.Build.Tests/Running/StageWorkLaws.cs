using System.Reflection;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Running;
using Kayfabe.Build.Stages;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Featurize;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;

namespace Kayfabe.Build.Tests.Running;

/// <summary>A stage reads what it declared, and nothing else; what is missing is named with the words to add.</summary>
public sealed class StageWorkLaws(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public void What_was_declared_can_be_read() => Run(
        inputs => inputs.File("study.json").Seed().StudyName().Overrides().Uses<TrainSettings>(),
        work =>
        {
            Assert.True(File.Exists(work.Artifact<Import>("rows.csv")));
            Assert.True(File.Exists(work.Input("study.json")));
            Assert.Equal(DerivedSeed.Of(7, nameof(Probe)), work.Seed);
            Assert.Equal(Checkout.Study, work.StudyName);
            Assert.Empty(work.Overrides);
            Assert.Equal(5, work.Used<TrainSettings>().Rounds);
        });

    [Fact]
    public void Reading_an_artifact_of_a_stage_that_was_not_declared_throws_naming_the_attribute_to_add() => Throws(
        work => work.Artifact<Split>("rows.csv"),
        "Probe reads an artifact of Split: add [IsDependentOn(typeof(Split))] to Probe.");

    [Fact]
    public void Reading_an_artifact_that_the_stage_left_out_throws_naming_it() => Throws(
        work => work.Artifact<Import>("matrix.libsvm"),
        "Probe reads Import/matrix.libsvm: add it to inputs.Only<Import>(...) in Inputs.",
        inputs => inputs.Only<Import>("rows.csv"));

    [Fact]
    public void Reading_an_artifact_that_no_stage_makes_throws() => Throws(
        work => work.Artifact<Import>("row.csv"), "Import makes no artifact row.csv.");

    [Fact]
    public void Reading_a_file_that_was_not_declared_throws_naming_the_call_to_add() => Throws(
        work => work.Input("study.json"),
        "Probe reads study.json: add inputs.File(\"study.json\") or inputs.Folder(...) to Inputs.");

    [Fact]
    public void A_seed_that_was_not_declared_throws() =>
        Throws(work => work.Seed, "Probe uses a seed: add inputs.Seed() to Inputs.");

    [Fact]
    public void The_studys_name_that_was_not_declared_throws() =>
        Throws(work => work.StudyName, "Probe uses the study's name: add inputs.StudyName() to Inputs.");

    [Fact]
    public void Settings_of_another_section_that_were_not_declared_throw() => Throws(
        work => work.Used<TrainSettings>(), "Probe uses TrainSettings: add inputs.Uses<TrainSettings>() to Inputs.");

    [Fact]
    public void Several_sections_are_declared_side_by_side() => Run(
        inputs => inputs.Uses<TrainSettings>().Uses<CutSettings>().Uses<DrawSettings>(),
        work => Assert.Equal(
            (5, 0.5, 100),
            (work.Used<TrainSettings>().Rounds, work.Used<CutSettings>().Cut,
                work.Used<DrawSettings>().Resamples)));

    [Fact]
    public void A_section_that_is_declared_twice_throws()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Run(
            inputs => inputs.Uses<TrainSettings>().Uses<TrainSettings>(train => train with { Rounds = 1 }), _ => { }));
        Assert.Equal("Probe declares Uses<TrainSettings>() twice: keep one of them.", thrown.Message);
    }

    [Fact]
    public void Declarations_that_disagree_on_a_setting_throw()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Run(
            inputs => inputs.Uses<DrawSettings>().Uses<CutSettings>(cut => cut with { Cut = 0.1 }), _ => { }));
        Assert.Equal("Probe declares evaluate.cut with two values: declare it once.", thrown.Message);
    }

    [Fact]
    public void A_section_that_the_study_lacks_throws_naming_the_call_that_expects_it()
    {
        Throws(
            work => work.Used<SupportSettings>(),
            "Probe uses SupportSettings, which this study does not have: call UsedIfAny<SupportSettings>().",
            inputs => inputs.Uses<SupportSettings>());
        Run(inputs => inputs.Uses<SupportSettings>(), work => Assert.Null(work.UsedIfAny<SupportSettings>()));
    }

    [Fact]
    public void The_folder_of_an_artifact_holds_what_was_declared_and_nothing_else() => Run(
        inputs => inputs.Only<Import>("rows.csv", "features.csv"),
        work =>
        {
            var folder = Path.GetDirectoryName(work.Artifact<Import>("rows.csv"))!;
            Assert.Equal(folder, work.Artifacts<Import>());
            Assert.Equal(["features.csv", "rows.csv"], Directory.GetFiles(folder).Select(Path.GetFileName)
                .Order(StringComparer.Ordinal));
            Assert.Equal(folder, Assert.Single(Directory.GetDirectories(Path.GetDirectoryName(folder)!)));
        });

    [Fact]
    public void A_further_file_of_the_folder_throws_naming_the_line_to_add()
    {
        const string Message = "Probe reads Import/matrix.libsvm: add it to inputs.Only<Import>(...) in Inputs.";
        Throws(
            work => File.ReadAllText(Path.Combine(work.Artifacts<Import>(), "matrix.libsvm")), Message,
            inputs => inputs.Only<Import>("rows.csv", "features.csv"));
        Throws(
            work => MatrixFiles.Read(work.Artifacts<Import>()), Message,
            inputs => inputs.Only<Import>("rows.csv", "features.csv"));
    }

    [Fact]
    public void What_is_damaged_in_place_is_taken_from_the_store_before_a_stage_reads_it()
    {
        using var checkout = built.Checkout.Copy();
        using var context = ContextOf(checkout);
        context.Stages.Run(new Import());
        var (path, whole) = Damage(checkout, "Import/rows.csv");

        context.Stages.Run(
            new Probe(_ => { }, work => Assert.Equal(whole, File.ReadAllBytes(work.Artifact<Import>("rows.csv")))));

        Assert.Equal(whole, File.ReadAllBytes(path));
        Assert.Equal("rows.csv was damaged: restored from the store", context.Stages.Runs[0].Detail);
    }

    [Fact]
    public void What_is_damaged_in_place_and_in_the_store_is_made_again_before_a_stage_reads_it()
    {
        using var checkout = built.Checkout.Copy();
        using var context = ContextOf(checkout);
        context.Stages.Run(new Import());
        var copy = checkout.ObjectOf("Import/rows.csv");
        var (path, whole) = Damage(checkout, "Import/rows.csv");
        File.WriteAllText(copy, "damaged");

        context.Stages.Run(
            new Probe(_ => { }, work => Assert.Equal(whole, File.ReadAllBytes(work.Artifact<Import>("rows.csv")))));

        Assert.Equal(whole, File.ReadAllBytes(path));
        Assert.Equal(whole, File.ReadAllBytes(copy));
        Assert.Equal(
            (StageVerdict.Ran, (MissReason?)MissReason.Damaged, "rows.csv was damaged"),
            (context.Stages.Runs[0].Verdict, context.Stages.Runs[0].Reason, context.Stages.Runs[0].Detail));
    }

    // As a failing disk does it, after the stage was found to be in place.
    private static (string Path, byte[] Whole) Damage(Checkout checkout, string artifact)
    {
        var path = Path.Combine(checkout.Artifacts, artifact);
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, [.. whole[..^2], (byte)(whole[^2] ^ 1), whole[^1]]);
        return (path, whole);
    }

    [Fact]
    public void What_was_made_while_an_input_was_edited_is_not_kept()
    {
        var runs = 0;
        void MakeAndEdit(StageWork work)
        {
            runs++;
            File.WriteAllText(work.Output("out.txt"), File.ReadAllText(work.Input("notes.txt")));
            if (runs == 1)
                File.WriteAllText(work.Input("notes.txt"), "later");
        }

        using var checkout = built.Checkout.Copy();
        File.WriteAllText(checkout.In("notes.txt"), "before");
        var thrown = Assert.ThrowsAny<Exception>(() => Run(checkout, inputs => inputs.File("notes.txt"), MakeAndEdit));
        Assert.Equal("notes.txt edited while Probe ran. Nothing of what it made was kept. Run the build again.",
            thrown.Message);

        File.WriteAllText(checkout.In("notes.txt"), "before");
        Run(checkout, inputs => inputs.File("notes.txt"), MakeAndEdit);
        Assert.Equal(2, runs);
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("notes")]
    public void What_was_made_while_an_input_was_edited_and_edited_back_is_not_kept(string declared)
    {
        using var checkout = built.Checkout.Copy();
        var file = Directory.CreateDirectory(checkout.In("notes")).FullName + "/a.txt";
        if (declared == "notes.txt")
            file = checkout.In("notes.txt");
        File.WriteAllText(file, "A");
        var (runs, made) = (0, "");
        void Make(StageWork work)
        {
            if (runs++ == 0)
                File.WriteAllText(file, "B");
            made = File.ReadAllText(file);
            File.WriteAllText(work.Output("out.txt"), made);
            if (runs == 1)
                File.WriteAllText(file, "A");
        }
        void Build() =>
            Run(checkout, inputs => _ = declared == "notes" ? inputs.Folder("notes") : inputs.File("notes.txt"), Make);

        var thrown = Assert.ThrowsAny<Exception>(Build);
        Assert.Equal(
            $"{declared} was written to (its content is as before) while Probe ran. Nothing of what it made was kept. Run the build again.",
            thrown.Message);
        Build();
        Assert.Equal((2, "A"), (runs, made));
        Build();
        Assert.Equal(2, runs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_made_while_the_artifacts_that_it_reads_were_removed_is_not_kept(bool isPutBack)
    {
        using var checkout = built.Checkout.Copy();
        var rows = Path.Combine(checkout.Artifacts, "Import", "rows.csv");
        var runs = 0;
        void Make(StageWork work)
        {
            File.WriteAllText(work.Output("out.txt"), "made of half");
            if (runs++ > 0)
                return;
            var content = File.ReadAllBytes(rows);
            File.Delete(rows);
            if (isPutBack)
                File.WriteAllBytes(rows, content);
        }

        var thrown = Assert.ThrowsAny<Exception>(() => Run(checkout, _ => { }, Make));
        Assert.Equal(
            "Import/rows.csv was changed or removed while Probe ran. Nothing of what it made was kept. Run the build again.", thrown.Message);
        Run(checkout, _ => { }, Make);
        Assert.Equal(2, runs);
    }

    [Fact]
    public void What_was_made_while_all_artifacts_were_removed_is_not_kept()
    {
        using var checkout = built.Checkout.Copy();
        var runs = 0;
        void Make(StageWork work)
        {
            File.WriteAllText(work.Output("first.txt"), "first");
            if (runs++ == 0)
                Directory.Delete(checkout.Artifacts, recursive: true);
            File.WriteAllText(work.Output("second.txt"), "second");
        }

        Assert.ThrowsAny<Exception>(() => Run(checkout, _ => { }, Make));
        Run(checkout, _ => { }, Make);
        Assert.Equal(2, runs);
        Assert.True(File.Exists(Path.Combine(checkout.Artifacts, "Probe", "first.txt")));
    }

    private void Throws(Func<StageWork, object> read, string message, Action<StageInputs>? declare = null)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Run(declare ?? (_ => { }), work => read(work)));
        Assert.Equal(message, thrown.Message);
    }

    private void Run(Action<StageInputs> declare, Action<StageWork> make)
    {
        using var checkout = built.Checkout.Copy();
        Run(checkout, declare, make);
    }

    private static void Run(Checkout checkout, Action<StageInputs> declare, Action<StageWork> make)
    {
        using var context = ContextOf(checkout);
        context.Stages.Run(new Import());
        context.Stages.Run(new Probe(declare, make));
    }

    private static BuildContext ContextOf(Checkout checkout) => new(CakeStub.Create(), Invocation.Parse(
        [$"--study={Checkout.Study}", $"--working={checkout.Root}", $"--cache-dir={checkout.Cache}",
            $"--mirror={checkout.Mirror}"]));

    /// <summary>A stage that does what a test says.</summary>
    [IsDependentOn(typeof(Import))]
    private sealed class Probe(Action<StageInputs> declare, Action<StageWork> make) : Stage<EvaluateSettings>
    {
        protected override void Inputs(StageInputs inputs, EvaluateSettings settings) => declare(inputs);

        protected override void Make(StageWork work, EvaluateSettings settings) => make(work);
    }
}

/// <summary>A Cake context with a log that keeps nothing; it has no other services.</summary>
public class CakeStub : DispatchProxy
{
    private Dictionary<string, object?> _members = [];

    internal static ICakeContext Create() =>
        Make<ICakeContext>(new() { ["get_Log"] = Make<ICakeLog>(new() { ["get_Verbosity"] = Verbosity.Quiet }) });

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _members.GetValueOrDefault(targetMethod!.Name);

    private static T Make<T>(Dictionary<string, object?> members)
        where T : class
    {
        var proxy = Create<T, CakeStub>();
        ((CakeStub)(object)proxy)._members = members;
        return proxy;
    }
}
