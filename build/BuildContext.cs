using Cake.Core;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Build.Signing;
using Kayfabe.Build.Training;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
using Kayfabe.Study;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Build;

/// <summary>One run of the build: the command line, the study that it names, what is published.</summary>
[OutsideFingerprint("What of it can change a result is declared by the stages, and in their keys.")]
public sealed class BuildContext : RunContext, IDisposable
{
    private readonly Lazy<SweepPlan?> _sweepPlan;
    private readonly Lazy<StudySettings> _settings;
    private readonly Lazy<StudySections> _sections;

    /// <summary>The study is read when it is first asked for.</summary>
    public BuildContext(ICakeContext context, Invocation invocation)
        : this(context, new RunOptions(invocation))
    {
    }

    private BuildContext(ICakeContext context, RunOptions options)
        : this(context, options, options.Paths())
    {
    }

    private BuildContext(ICakeContext context, RunOptions options, ProjectPaths paths)
        : base(context, paths, options.Mirror, options.OnlyReads)
    {
        Options = options;
        Publisher = new Publisher(Paths, Content, Index, Code);
        Runs = new RunStore(Paths.Cache, Paths.Study);
        Xgboost = new XgboostVersion(
            Paths.Cache, Index, new PublishedXgboost(Paths, Console.Error).WarnIfNot, keeps: !options.OnlyReads);
        _sweepPlan = new(() => options.IsSweep ? StudyReader.ReadSweep(Paths, options.Overrides) : null);
        _settings = new(() => StudyReader.Read(Paths, Overrides));
        _sections = new(() => new StudySections(Settings));
        Remote = options.Remote is { } remote && !paths.IsApart
            ? new RemoteLookup(remote, Paths, Clock, problem => Console.Error.WriteLine($"Warning: {problem}")) : null;
    }

    /// <summary>The options of the command line.</summary>
    public RunOptions Options { get; }

    /// <summary>What a sweep tries; null for any other target.</summary>
    public SweepPlan? SweepPlan => _sweepPlan.Value;

    /// <summary>The settings that the command line overrides in this run: each has one value.</summary>
    public IReadOnlyList<SettingOverride> Overrides => SweepPlan?.Fixed ?? Options.Overrides;

    /// <inheritdoc/>
    public override IReadOnlyList<SettingOverride> OverriddenSettings => [.. Overrides.Select(
        option => option with { Name = SettingList.Of(typeof(StudySettings)).FullNameOf(option.Name) })];

    /// <summary>The study, checked as a whole.</summary>
    public StudySettings Settings => _settings.Value;

    /// <inheritdoc/>
    public override StudySections Sections => _sections.Value;

    /// <inheritdoc/>
    public override XgboostVersion Xgboost { get; }

    /// <inheritdoc/>
    public override string Builder { get; } = RunOptions.Builder();

    /// <inheritdoc/>
    public override RemoteLookup? Remote { get; }

    /// <inheritdoc/>
    public override IElsewhere Elsewhere => new SageMakerTraining(this, Options);

    /// <summary>Writes <c>reports/</c>.</summary>
    public Publisher Publisher { get; }

    /// <summary>
    /// Publishes the model, the lock and the statement of a run whose report was published by <see cref="Publish"/>.
    /// </summary>
    public void PublishRun(StudyLock run, byte[] lockBytes)
    {
        Publisher.PublishModel(run, Workspace.FolderOf);
        Publisher.PublishLock(lockBytes);
        if (Publisher.Published.Count > 0)
        {
            new PublishedStatement(Paths, Index, Code.Program)
                .Publish(run, lockBytes, Publisher.Published, Stages.Results);
        }
    }

    /// <summary>The locks of the study's runs.</summary>
    public RunStore Runs { get; }

    /// <inheritdoc/>
    public override void Publish(Type stage, ActionRecord record)
    {
        if (Overrides.Count == 0)
            Publisher.Publish(Workspace.FolderOf(stage.Name), record);
    }

    /// <summary>
    /// A run of the same study from the same sources, with a store, artifacts and reports of its own in a folder.
    /// </summary>
    public BuildContext Apart(string folder) => new(this, Options, Paths.Apart(folder));

    /// <inheritdoc/>
    public void Dispose()
    {
        Remote?.Dispose();
        Close();
    }
}
