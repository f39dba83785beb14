using System.Text;
using Kayfabe.Bundle.Contents;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
using static Kayfabe.Bundle.Crate.CrateGraph;

namespace Kayfabe.Bundle.Crate;

/// <summary>What was run: an action for the workflow and for each stage, with what it read and made.</summary>
/// <remarks>No action has a time: a bundle has the same bytes each time. The statement beside it has them.</remarks>
internal sealed class RunEntities(CrateGraph graph, BundleContents contents, CrateIds ids)
{
    private const string Engine = "#engine";
    private const string Organize = "#organize";
    private const string NotHere = "Not in this bundle; named by its digest.";

    private readonly Dictionary<string, StudyInput> _inputs =
        contents.Inputs.ToDictionary(input => input.Name, StringComparer.Ordinal);

    /// <summary>The ids of all actions, the workflow's first.</summary>
    public IEnumerable<string> Actions =>
        [ids.Run, Organize, .. contents.Lock.Stages.Select(stage => ActionOf(stage.Stage))];

    /// <summary>Adds them, and those inputs and outputs that the bundle does not have as files.</summary>
    public void Add(FileEntities files)
    {
        AddInputs(files);
        graph.Add(Engine, "SoftwareApplication")
            .With("name", "Kayfabe")
            .With("description", "The host of the build, which runs the stages that a change reaches.")
            .With("softwareVersion", contents.Code.Version);
        graph.Add(Organize, "OrganizeAction")
            .With("name", $"The stages of run {contents.Lock.Id}")
            .With("instrument", Ref(Engine))
            .With("object", Refs(contents.Lock.Stages.Select(stage => ControlOf(stage.Stage))))
            .With("result", Ref(ids.Run));
        var results = contents.Lock.Stages.Where(WorkflowEntities.IsResult).SelectMany(Results).ToArray();
        graph.Add(ids.Run, "CreateAction")
            .With("name", $"Run {contents.Lock.Id} of the study {contents.Study}")
            .With("instrument", Ref(BundlePaths.Workflow))
            .With("object", Refs([IdOf(BundlePaths.Settings(contents.Study)), .. contents.Inputs.Select(ids.Of)]))
            .With("result", Refs(results));
        foreach (var stage in contents.Lock.Stages)
            Add(stage);
    }

    private void Add(LockedStage stage)
    {
        graph.Add(ControlOf(stage.Stage), "ControlAction")
            .With("name", $"Step {stage.Stage}")
            .With("instrument", Ref(WorkflowEntities.StepOf(stage.Stage)))
            .With("object", Ref(ActionOf(stage.Stage)));
        graph.Add(ActionOf(stage.Stage), "CreateAction")
            .With("name", stage.Stage)
            .With("description", DescriptionOf(stage))
            .With("identifier", stage.Key.ToString())
            .With("instrument", Ref(ids.OfTool(stage.Stage)))
            .With("object", Refs(Objects(stage)))
            .With("result", Refs(Results(stage)));
    }

    private void AddInputs(FileEntities files)
    {
        foreach (var input in contents.Inputs)
        {
            var id = ids.Of(input);
            var isElsewhere = input.Kind == StudyInputKind.Published && !graph.Has(id);
            var entity = (isElsewhere ? files.AddElsewhere(id) : graph.Add(id, "CreativeWork"))
                .With("exampleOfWork", Ref(WorkflowEntities.InputOf(input)))
                .With("url", input.Url?.AbsoluteUri);
            if (!contents.HasData)
                entity.With("name", input.Name).With("description", NotHere);
            if (input.Kind == StudyInputKind.Folder)
                entity["identifier"] = $"{input.Digest} (of the list of its files as sha256sum writes it, by path)";
            else
                entity["sha256"] = input.Digest.Hex;
        }
    }

    private IEnumerable<string> Objects(LockedStage stage)
    {
        foreach (var entry in stage.Entries.Where(entry => entry.Value is not null))
        {
            if (entry.Kind == EntryKind.Input && _inputs.TryGetValue(entry.Name, out var input))
                yield return ids.Of(input);
            // <stage>/<path>
            if (entry.Kind == EntryKind.Artifact && entry.Name.Split('/', 2) is [var made, var path]
                && ids.OfOutput(made, path) is { } artifact)
                yield return artifact;
        }
    }

    private IEnumerable<string> Results(LockedStage stage)
    {
        foreach (var output in stage.Outputs)
        {
            var id = ids.OfOutput(stage.Stage, output.Path)!;
            var entity = graph.Add(id, "CreativeWork");
            if (id[0] == '#')
            {
                entity.With("name", $"{stage.Stage}/{output.Path}")
                    .With("description", NotHere)
                    .With("sha256", output.Digest.Hex);
            }
            if (WorkflowEntities.IsResult(stage))
                entity["exampleOfWork"] = Ref(WorkflowEntities.OutputOf(stage.Stage, output.Path));
            yield return id;
        }
    }

    private string DescriptionOf(LockedStage stage)
    {
        var text = new StringBuilder(contents.StageDescriptions.GetValueOrDefault(stage.Stage));
        // The report repeats the settings of all others.
        if (stage.Stage != BundlePaths.ReportStage)
            Append(text, "Settings", stage, EntryKind.Setting);
        Append(text, "Environment", stage, EntryKind.Environment);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, LockedStage stage, EntryKind kind)
    {
        var entries = stage.Entries.Where(entry => entry.Kind == kind && entry.Value is not null)
            .Select(entry => $"{entry.Name} {entry.Value}").ToArray();
        if (entries.Length > 0)
            text.Append(text.Length > 0 ? " " : "").Append(title).Append(": ").AppendJoin("; ", entries).Append('.');
    }

    private static string ActionOf(string stage) => $"#action/{stage}";

    private static string ControlOf(string stage) => $"#control/{stage}";
}
