using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Build.Stages;
using Kayfabe.Report.Document;
using Kayfabe.Report.Sweeps;
using Kayfabe.Settings;
using Kayfabe.Study;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Splits;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Build.Tasks.Sweeps;

/// <summary>Tries settings on folds of the training rows; the test rows are not read until a choice is made.</summary>
[TaskName("Sweep"), SweepsSettings, IsDependentOn(typeof(Import)), IsDependentOn(typeof(Ingest))]
[IsDependentOn(typeof(Detect)), IsDependentOn(typeof(Annotate))]
[IsDependentOn(typeof(Featurize)), IsDependentOn(typeof(Split))]
[TaskDescription("Try lists of settings on inner folds of the training rows: --threshold=80,90,95.")]
public sealed class Sweep : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        var plan = context.SweepPlan!;
        var cells = SweepRunner.Run(context, plan);
        var faults = new FaultList();
        foreach (var fault in cells.SelectMany(cell => cell.Faults).Distinct())
            faults.Add(fault);
        if (cells.All(cell => cell.Faults.Count > 0))
            faults.ThrowIfAnyByLine();

        var result = SweepResult.Of(
            plan,
            [.. cells.Select(cell => cell.Swept)],
            SplitFiles.ReadTraining(Path.Combine(context.Workspace.FolderOf(nameof(Split)), "rows.csv")).Count,
            context.Sections.Find<DrawSettings>()!,
            DerivedSeed.Of(context.Settings.Seed, nameof(Sweep)));
        var command = SweepCommand.Of(context.Paths.Study, plan, result.Best.Cell);
        var header = StudyHeader.Of(context.Paths.Study, context.Sections.Find<StudyTexts>()!);
        var page = new SweepPage(header, result, command);
        var notes = cells.SelectMany(cell => cell.Notes).Distinct().Select(note => $"Sweep: {note}\n");
        var folder = context.Workspace.NewScratch(nameof(Sweep));
        foreach (var file in page.Render())
            file.WriteBelow(folder);
        context.Workspace.Replace(nameof(Sweep), folder);

        var hits = cells.Where(cell => cell.IsHit).Select(cell => cell.Swept.Cell).ToHashSet();
        Console.Out.Write($"""

            {SweepTable.Format(result, hits.Contains)}{string.Concat(notes)}
            {page.Finding}.
            {string.Join('\n', page.Sentences)}

            To evaluate the best settings on the test rows: {command}
            Page, figure and table: {context.Paths.Display(context.Workspace.FolderOf(nameof(Sweep)))}/sweep.html, .svg, .csv

            """.ReplaceLineEndings("\n").Replace('\u00a0', ' '));
        faults.ThrowIfAnyByLine();
    }
}
