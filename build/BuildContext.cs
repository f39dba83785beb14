using Cake.Core;
using Cake.Frosting;
using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Hosting;
using Kayfabe.Settings;
using Kayfabe.Store.Code;
using Kayfabe.Store.Content;
using Kayfabe.Store.Files;
using Kayfabe.Store.Runs;
using Kayfabe.Study;
using Kayfabe.Study.Sweeps;

namespace Kayfabe.Build;

/// <summary>One run of the build on one study: the command line, the settings, the store.</summary>
[OutsideFingerprint("What of it can change a result is declared by the stages, and in their keys.")]
public sealed class BuildContext : FrostingContext, IDisposable
{
    private readonly Lazy<SweepPlan?> _sweep;
    private readonly Lazy<StudySettings> _settings;
    private readonly Lazy<StudySections> _sections;
    private readonly Lazy<Workspace> _workspace;

    /// <summary>The study is read, and the workspace taken, when they are first asked for.</summary>
    public BuildContext(ICakeContext context, Invocation invocation)
        : base(context)
    {
        var options = new RunOptions(invocation);
        Options = options;
        Paths = options.Paths();
        var disks = new DiskClock(IndexFolder, Paths.Artifacts);
        Index = new FileIndex(Path.Combine(IndexFolder, "files.idx"), disks);
        var content = Content = new ContentStore(Paths.Cache, Paths.SharedCache);
        Tree = new FileTree(content, IndexFolder, disks);
        Fingerprints = new CodeFingerprints(Paths.Cache, Index);
        Fetcher = new SourceFetcher(content, options.Mirror, Progress);
        Publisher = new Publisher(this);
        Runs = new RunStore(Paths.Cache, Paths.Study);
        Stages = new StageRunner(this);
        Xgboost = new XgboostVersion(Paths.Cache, Index, new PublishedXgboost(Paths, Console.Error));
        Results = new ResultStore(content, new ActionCache(Paths.Cache, Paths.SharedCache));
        _sweep = new(() => options.IsSweep ? StudyReader.ReadSweep(Paths, options.Overrides) : null);
        _settings = new(() => StudyReader.Read(Paths, Overrides));
        _sections = new(() => new StudySections(Settings));
        _workspace = new(OpenWorkspace);
    }

    /// <summary>The clock of provenance and progress; no result depends on it.</summary>
    public TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>The host's options.</summary>
    public RunOptions Options { get; }

    /// <summary>Where things are.</summary>
    public ProjectPaths Paths { get; }

    /// <summary>What the sweep tries; null for any other target.</summary>
    public SweepPlan? Sweep => _sweep.Value;

    /// <summary>The settings that the command line overrides, for this run: each has one value.</summary>
    public IReadOnlyList<SettingOverride> Overrides => Sweep?.Fixed ?? Options.Overrides;

    /// <summary>The same by the settings' full names, however they were typed: for what is kept.</summary>
    public IReadOnlyList<SettingOverride> OverriddenSettings => [.. Overrides.Select(
        option => option with { Name = SettingList.Of(typeof(StudySettings)).FullNameOf(option.Name) })];

    /// <summary>The study, checked as a whole.</summary>
    public StudySettings Settings => _settings.Value;

    /// <summary>The study by its sections, for stages: they name those that they read.</summary>
    public StudySections Sections => _sections.Value;

    /// <summary>The study's artifacts, held by this run.</summary>
    public Workspace Workspace => _workspace.Value;

    /// <summary>Where a stage's artifact is.</summary>
    public string PathOf(string stage, string artifact) => Path.Combine(Workspace.FolderOf(stage), artifact);

    /// <summary>Contents by their digests.</summary>
    public ContentStore Content { get; }

    /// <summary>What was made before, by key.</summary>
    public ResultStore Results { get; }

    /// <summary>Digests of single files.</summary>
    public FileIndex Index { get; }

    /// <summary>Digests of folders.</summary>
    public FileTree Tree { get; }

    /// <summary>Fingerprints of the stages' code.</summary>
    public CodeFingerprints Fingerprints { get; }

    /// <summary>Brings published files.</summary>
    public SourceFetcher Fetcher { get; }

    /// <summary>Writes <c>reports/</c>.</summary>
    public Publisher Publisher { get; }

    /// <summary>The locks of the study's runs.</summary>
    public RunStore Runs { get; }

    /// <summary>Runs stages, and knows how they came out.</summary>
    public StageRunner Stages { get; }

    /// <summary>Tells the version of the XGBoost library.</summary>
    public XgboostVersion Xgboost { get; }

    /// <summary>One line on a terminal.</summary>
    public Progress Progress { get; } = Progress.OfThisProcess(TimeProvider.System);

    // Of one checkout: paths in it are absolute, and a store may be shared.
    private string IndexFolder => Path.Combine(
        Paths.Cache, "index", Store.Keys.Digest.Of(System.Text.Encoding.UTF8.GetBytes(Paths.Root)).Hex[..16]);

    private Workspace OpenWorkspace()
    {
        if (Paths.SharedCache is { } shared)
            Console.Error.WriteLine($"{shared} cannot be written: it is only read, and results are kept in {Paths.Display(Paths.Cache)}.");
        return new Workspace(
            Paths.Artifacts, Results, Index,
            () => Console.Error.WriteLine($"Another build of {Paths.Study} runs in this checkout: waiting for it."),
            () => Console.Error.WriteLine(
                $"Warning: files cannot be locked in {Paths.Display(Paths.Artifacts)} (a network folder?): "
                + $"never run two builds of {Paths.Study} in this checkout at once."));
    }

    /// <summary>Writes what was learnt of files, and releases the workspace.</summary>
    public void Dispose()
    {
        try
        {
            Index.Save();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run reads some files again: no reason to fail this one.
        }
        if (_workspace.IsValueCreated)
            _workspace.Value.Dispose();
    }
}
