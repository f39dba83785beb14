using System.Runtime.CompilerServices;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Build.Signing;
using Kayfabe.Build.Terminal;
using Kayfabe.Settings;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build;

/// <summary>Begins and ends a run: ends it with the run table and <c>run.json</c>, whatever happened.</summary>
public sealed class Lifetime : FrostingLifetime<BuildContext>
{
    private long _started;

    /// <inheritdoc/>
    public override void Setup(BuildContext context, ISetupContext info)
    {
        _started = context.Clock.GetTimestamp();
        _ = context.Options.BenchmarkPictures();
        _ = context.Options.BenchmarkContents();
        // All faults of the study and the command line, before any work.
        if (context.Overrides.Count > 0 || Targets.StagesOf(context.Options.Target).Count > 0)
            _ = context.Settings;
        if (context.Options.Sign is { } key)
            CheckKey(key, context.Overrides);
    }

    /// <inheritdoc/>
    public override void Teardown(BuildContext context, ITeardownContext info)
    {
        using (context)
        {
            if (context.Stages.Runs.Count == 0)
                return;
            var stages = context.Stages.Runs.Concat(Blocked(context)).ToArray();
            var made = context.Stages.Lock;
            var run = new RunRecord(
                context.Paths.Study, context.Options.Target,
                [.. context.OverriddenSettings.Select(o => new RunOverride(o.Name, o.Value))],
                context.Clock.GetElapsedTime(_started).TotalSeconds, stages, made?.Id);
            if (context.Log.Verbosity > Verbosity.Quiet)
            {
                Console.Out.Write("\n" + RunTable.Format(run, Colours.Enabled));
                Console.Out.Write(IgnoredFiles.Warning(context.Paths, context.Sections));
            }
            Save(context, run, made);
        }
    }

    private static void Save(BuildContext context, RunRecord run, StudyLock? made)
    {
        try
        {
            if (made is not null)
            {
                var bytes = made.ToBytes();
                context.Runs.Keep(made.Id, bytes);
                context.PublishRun(made, bytes);
            }
            if (context.Options.Sign is { } key && run.Stages.All(stage => stage.Verdict != StageVerdict.Failed))
                Sign(context, key);
            run.Save(context.Paths.RunFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // After a failure, most likely of the same cause, this one would only hide the first.
            if (run.Stages.All(stage => stage.Verdict != StageVerdict.Failed))
                throw SystemErrors.Explain(e, context.Paths);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // Without --sign nothing of it is loaded.
    private static void CheckKey(string file, IReadOnlyList<SettingOverride> overrides)
    {
        if (overrides.Count > 0)
        {
            throw new InputException(new Fault(
                "--sign signs what is published, and a run with overridden settings publishes nothing",
                $"Leave out --sign or {overrides[0].Option}."));
        }
        KeyFile.Read(file).Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Sign(BuildContext context, string file)
    {
        if (context.Publisher.Published.Count == 0 || context.Stages.Lock is null)
        {
            throw new InputException(new Fault(
                "--sign: nothing was published, so that there is nothing to sign",
                "Run without --exclusive, and see the warnings above."));
        }
        using var key = KeyFile.Read(file);
        foreach (var line in new PublishedSignatures(context.Paths, key).Sign(context.Clock.GetUtcNow()))
            Console.Out.Write(line + "\n");
    }

    // The stages that would have run after the one that failed.
    private static IEnumerable<StageRun> Blocked(BuildContext context)
    {
        if (context.Stages.Runs.All(run => run.Verdict != StageVerdict.Failed))
            yield break;
        var seen = context.Stages.Runs.Select(run => run.Stage).ToHashSet(StringComparer.Ordinal);
        var failed = context.Stages.Runs.First(run => run.Verdict == StageVerdict.Failed).Stage;
        foreach (var stage in Targets.StagesOf(context.Options.Target))
        {
            if (seen.Add(stage.Name))
                yield return new StageRun(stage.Name, StageVerdict.Blocked, null, $"{failed} failed", 0);
        }
    }
}
