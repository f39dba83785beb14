using Cake.Core;
using Cake.Frosting;
using Kayfabe.Build.Fetching;
using Kayfabe.Build.Terminal;
using Kayfabe.Settings;
using Kayfabe.Store.Content;
using Kayfabe.Store.Index;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Trees;
using Kayfabe.Store.Upkeep;

namespace Kayfabe.Build.Running;

/// <summary>What it takes to run a stage of one study: where things are, the study's settings, the store.</summary>
[OutsideFingerprint("What of it can change a result is declared by the stages, and in their keys.")]
public abstract class RunContext : FrostingContext
{
    private readonly bool _onlyReads;
    private readonly Lazy<Workspace> _workspace;

    /// <summary>Opens the store; the workspace is locked when it is first asked for.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="paths">Where things are.</param>
    /// <param name="mirror">The folder that published files are taken from; null to fetch them.</param>
    /// <param name="onlyReads">Whether nothing is written, neither to the store nor to the artifacts.</param>
    /// <param name="code">Fingerprints of this program that are known already; null to open those of the store.</param>
    protected RunContext(
        ICakeContext context, ProjectPaths paths, string? mirror, bool onlyReads, CodeFingerprints? code = null)
        : base(context)
    {
        Paths = paths;
        var indexFolder = Checkouts.IndexFolder(paths.Cache, paths.Root);
        _onlyReads = onlyReads;
        var clock = new DiskClock(!onlyReads, indexFolder, paths.Artifacts);
        Index = new FileIndex(Path.Combine(indexFolder, "files.idx"), clock);
        Content = new ContentStore(paths.Cache, paths.SharedCache);
        var known = paths.Fetched is null ? Content : new ContentStore(paths.Cache, paths.Fetched);
        Tree = new FileTree(known, indexFolder, clock, keeps: !onlyReads);
        Results = new ResultStore(Content, new ActionCache(paths.Cache, paths.SharedCache));
        Code = code ?? new CodeFingerprints(
            paths.Cache, paths.SharedCache ?? paths.Fetched, Index, keeps: !onlyReads);
        Fetcher = new SourceFetcher(known, mirror, Progress);
        Stages = new StageRunner(this);
        _workspace = new(OpenWorkspace);
    }

    /// <summary>The clock of provenance and progress; no result depends on it.</summary>
    public TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>Where things are.</summary>
    public ProjectPaths Paths { get; }

    /// <summary>The study's settings by section.</summary>
    public abstract StudySections Sections { get; }

    /// <summary>The settings that the command line overrides, by their full names.</summary>
    public abstract IReadOnlyList<SettingOverride> OverriddenSettings { get; }

    /// <summary>The study's artifacts, locked for this run.</summary>
    public Workspace Workspace => _workspace.Value;

    /// <summary>File contents by digest.</summary>
    public ContentStore Content { get; }

    /// <summary>Earlier results by key.</summary>
    public ResultStore Results { get; }

    /// <summary>Looks for results on a remote; null where none is named.</summary>
    public abstract RemoteLookup? Remote { get; }

    /// <summary>Digests of single files.</summary>
    public FileIndex Index { get; }

    /// <summary>Digests of folders.</summary>
    public FileTree Tree { get; }

    /// <summary>Fingerprints of the stages' code.</summary>
    public CodeFingerprints Code { get; }

    /// <summary>Fetches published files.</summary>
    public SourceFetcher Fetcher { get; }

    /// <summary>Runs stages, and records how each came out.</summary>
    public StageRunner Stages { get; }

    /// <summary>The version of the XGBoost library.</summary>
    public abstract XgboostVersion Xgboost { get; }

    /// <summary>Trains on a machine elsewhere.</summary>
    public abstract IElsewhere Elsewhere { get; }

    /// <summary>The progress line on a terminal.</summary>
    public Progress Progress { get; } = Progress.OfThisProcess(TimeProvider.System);

    /// <summary>The id of who makes results in this run, an address.</summary>
    public abstract string Builder { get; }

    /// <summary>The origin of a result that this run makes.</summary>
    /// <param name="started">When its stage began, from <see cref="Clock"/>.</param>
    public Origin OriginSince(long started) =>
        ThisMachine.Origin(Clock.GetUtcNow() - Clock.GetElapsedTime(started), Builder);

    /// <summary>The path of a stage's artifact.</summary>
    public string PathOf(string stage, string artifact) => Path.Combine(Workspace.FolderOf(stage), artifact);

    /// <summary>
    /// Copies the artifacts of a stage that is published to <c>reports/</c>, unless settings are overridden.
    /// </summary>
    public abstract void Publish(Type stage, ActionRecord record);

    /// <summary>Saves the file index, and unlocks the workspace.</summary>
    protected void Close()
    {
        try
        {
            if (!_onlyReads)
                Index.Save();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run reads some files again: no reason to fail this one.
        }
        if (_workspace.IsValueCreated)
            _workspace.Value.Dispose();
    }

    private Workspace OpenWorkspace()
    {
        if (Paths.SharedCache is { } shared)
        {
            Console.Error.WriteLine(
                $"Warning: {shared} cannot be written: results are read from it, and new ones go to "
                + $"{Paths.Display(Paths.Cache)}.");
        }
        var workspace = new Workspace(
            Paths.Artifacts, Results, Index,
            () => Console.Error.WriteLine($"Waiting for another build of {Paths.Study} in this checkout to finish."),
            () => Console.Error.WriteLine(
                $"Warning: files in {Paths.Display(Paths.Artifacts)} cannot be locked (a network folder?). "
                + $"Do not run two builds of {Paths.Study} in this checkout at the same time."));
        try
        {
            // After the artifacts: where neither can be written, the error names the checkout.
            Checkouts.Register(Paths.Cache, Paths.Root);
            return workspace;
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }
}
