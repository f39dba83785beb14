using Kayfabe.Settings;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Running;

/// <summary>
/// Calls a stage's method on what it declared, and rejects the outputs where an input changed meanwhile. Safe to call
/// from several threads.
/// </summary>
internal sealed class StageMaker(RunContext context, StageKeys keys, UpstreamArtifacts artifacts)
{
    /// <summary>Makes the outputs in a scratch folder.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="notes">The stage's notes are added to it.</param>
    /// <exception cref="InputException">An input changed while the stage ran.</exception>
    public void Make(PreparedStage stage, string folder, List<string> notes)
    {
        var stamps = stage.Inputs.Stamps();
        var reads = folder + ".reads";
        try
        {
            artifacts.Provide(reads, stage);
            stage.Stage.Make(new StageWork(stage, context, folder, reads, notes), stage.Settings);
        }
        catch (Exception e) when (UpstreamArtifacts.Missing(stage, e) is { } missing)
        {
            throw new InvalidOperationException(missing, e);
        }
        finally
        {
            if (Directory.Exists(reads))
                Directory.Delete(reads, recursive: true);
        }
        StageNotes.Write(folder, notes);
        if (ChangeSince(stamps, stage) is { } change)
        {
            throw new InputException(new Fault(
                $"{change} while {stage.Name} ran", "Nothing of what it made was kept. Run the build again."));
        }
    }

    // A file that was edited after it was hashed may have been read as it is now, or as it was in between: kept under
    // the key of what it was, the result would be stale for good.
    private string? ChangeSince(IReadOnlyList<(string Name, string? Stamp)> stamps, PreparedStage stage)
    {
        if (artifacts.Changed(stage) is { } changed)
            return $"{changed} was changed or removed";
        if (stage.Inputs.UsesXgboost && context.Xgboost.HasChanged)
            return "the XGBoost library was replaced";
        if (!stage.Inputs.HasFiles)
            return null;
        var now = keys.Prepare(stage.Stage)!;
        if (Difference.Between(stage.Key.Entries, now.Key.Entries, keys.Describe) is [var change, ..])
            return change.Text;
        var written = stamps.Except(now.Inputs.Stamps()).Select(stamp => stamp.Name).FirstOrDefault();
        return written is null ? null : $"{written} was written to (its content is as before)";
    }
}
