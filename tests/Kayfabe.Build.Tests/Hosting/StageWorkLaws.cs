using System.Reflection;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Hosting;
using Kayfabe.Build.Stages;
using Kayfabe.Build.Tests.Scenarios;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Settings;

namespace Kayfabe.Build.Tests.Hosting;

/// <summary>A stage reads what it declared, and nothing else; what is missing is named with the words to add.</summary>
public sealed class StageWorkLaws(BuiltCheckout built) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public void What_was_declared_can_be_read() => Run(
        inputs => inputs.File("study.json").Seed().StudyName().Overrides().Uses(study => study.Train),
        work =>
        {
            Assert.True(File.Exists(work.Artifact<Import>("rows.csv")));
            Assert.True(File.Exists(work.Input("study.json")));
            Assert.Equal(DerivedSeed.Of(7, nameof(Probe)), work.Seed);
            Assert.Equal(Checkout.Study, work.StudyName);
            Assert.Empty(work.Overrides);
            Assert.Equal(5, work.Used<Study.Training.TrainSettings>().Rounds);
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
    public void A_seed_that_was_not_declared_throws() => Throws(work => work.Seed, "Probe uses a seed: add inputs.Seed() to Inputs.");

    [Fact]
    public void The_studys_name_that_was_not_declared_throws() =>
        Throws(work => work.StudyName, "Probe uses the study's name: add inputs.StudyName() to Inputs.");

    [Fact]
    public void Settings_of_another_section_that_were_not_declared_throw() => Throws(
        work => work.Used<Study.Training.TrainSettings>(), "Probe uses TrainSettings: add inputs.Uses(study => ...) to Inputs.");

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
        Assert.Equal("notes.txt edited while Probe ran. Nothing of what it made was kept. Run the build again.", thrown.Message);

        File.WriteAllText(checkout.In("notes.txt"), "before");
        Run(checkout, inputs => inputs.File("notes.txt"), MakeAndEdit);
        Assert.Equal(2, runs);
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
        using var context = new BuildContext(CakeStub.Create(), Invocation.Parse(
            [$"--study={Checkout.Study}", $"--working={checkout.Root}", $"--cache-dir={checkout.Cache}", $"--mirror={checkout.Mirror}"]));
        context.Stages.Run(new Import());
        context.Stages.Run(new Probe(declare, make));
    }

    /// <summary>A stage that does what a test says.</summary>
    [IsDependentOn(typeof(Import))]
    private sealed class Probe(Action<StageInputs> declare, Action<StageWork> make) : Stage<EvaluateSettings>
    {
        protected override EvaluateSettings SettingsOf(StudySettings study) => study.Evaluate;

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
