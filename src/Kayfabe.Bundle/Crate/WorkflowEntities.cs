using System.Globalization;
using Kayfabe.Bundle.Contents;
using Kayfabe.Store.Runs;
using static Kayfabe.Bundle.Crate.CrateGraph;

namespace Kayfabe.Bundle.Crate;

/// <summary>The workflow, which is the build: its steps, their stages, its inputs and outputs.</summary>
internal static class WorkflowEntities
{
    private const string Xgboost = "https://github.com/dmlc/xgboost";
    private const string CSharp = "https://learn.microsoft.com/dotnet/csharp/";

    /// <summary>Adds them; the file of the workflow is there already.</summary>
    public static void Add(CrateGraph graph, BundleContents contents, CrateIds ids)
    {
        var stages = contents.Lock.Stages;
        graph.Add(BundlePaths.Workflow, "File")
            .With("description", "The program that runs the stages: the workflow.")
            .With("programmingLanguage", Ref(CSharp))
            .With("input", Refs(contents.Inputs.Select(InputOf)))
            .With("output", Refs(stages.Where(IsResult).SelectMany(stage => Outputs(stage))))
            .With("step", Refs(stages.Select(stage => StepOf(stage.Stage))))
            .With("hasPart", Refs(stages.Select(stage => ids.OfTool(stage.Stage))));
        graph.Add(CSharp, "ComputerLanguage").With("name", "C#").With("url", CSharp);
        foreach (var (position, stage) in stages.Index())
        {
            graph.Add(StepOf(stage.Stage), "HowToStep")
                .With("name", stage.Stage)
                .With("position", position.ToString(CultureInfo.InvariantCulture))
                .With("workExample", Ref(ids.OfTool(stage.Stage)));
            graph.Add(ids.OfTool(stage.Stage), "SoftwareApplication")
                .With("description", contents.StageDescriptions.GetValueOrDefault(stage.Stage))
                .With("programmingLanguage", Ref(CSharp))
                .With("version", contents.Code.Version)
                .With("softwareRequirements", Refs(Libraries(graph, stage)));
        }
        foreach (var input in contents.Inputs)
            Parameter(graph, InputOf(input), input.Name, input.Kind == StudyInputKind.Folder ? "Dataset" : "File");
        foreach (var stage in stages.Where(IsResult))
        {
            foreach (var output in stage.Outputs)
                Parameter(graph, OutputOf(stage.Stage, output.Path), output.Path, "File");
        }
    }

    /// <summary>The id of a step.</summary>
    public static string StepOf(string stage) => $"#step/{stage}";

    /// <summary>The id of the formal parameter that an input of the study is the value of.</summary>
    public static string InputOf(StudyInput input) => "#input/" + IdOf(input.Name);

    /// <summary>The id of the formal parameter that an output is the value of.</summary>
    public static string OutputOf(string stage, string path) => $"#output/{stage}/{IdOf(path)}";

    /// <summary>Whether what a stage makes is a result of the whole workflow.</summary>
    public static bool IsResult(LockedStage stage) => stage.Stage is "Train" or BundlePaths.ReportStage;

    private static IEnumerable<string> Outputs(LockedStage stage) =>
        stage.Outputs.Select(output => OutputOf(stage.Stage, output.Path));

    private static void Parameter(CrateGraph graph, string id, string name, string type) =>
        graph.Add(id, "FormalParameter").With("name", name).With("additionalType", type);

    private static IEnumerable<string> Libraries(CrateGraph graph, LockedStage stage)
    {
        foreach (var (name, version) in UsedLibraries.Of(stage))
        {
            var id = name == UsedLibraries.Xgboost ? Xgboost : $"https://www.nuget.org/packages/{name}";
            graph.Add(id, "SoftwareApplication")
                .With("name", name)
                .With("softwareVersion", version)
                .With("url", id);
            yield return id;
        }
    }
}
