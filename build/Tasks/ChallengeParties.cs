using Cake.Frosting;
using Kayfabe.Build.Challenging;
using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Provenance.Trust;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Tasks;

/// <summary>Compares what several parties built from the same keys; builds nothing.</summary>
[TaskName("Challenge"), OnlyReads, Uses("study", "cache-dir", "with")]
[TaskDescription("Compare what others say they built, --with=<folder or file of statements>, with what is here.")]
public sealed class ChallengeParties : FrostingTask<BuildContext>
{
    private const string Store = "this checkout's store", Lock = "this checkout's lock";

    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        if (context.Options.With is not { } with)
        {
            throw new InputException(new Fault(
                "--with is missing: whose results to compare",
                "Write --with=<folder or file>, of statements or locks."));
        }
        var reader = new ClaimReader(
            TrustFile.Read(Path.Combine(context.Paths.Root, TrustFile.FileName)), context.Clock.GetUtcNow());
        reader.Read(Path.GetFullPath(with), with);
        var keys = ChallengedKey.Of([.. Own(context, reader.Claims), .. reader.Claims]);
        Console.Out.Write(ChallengeText.Of(keys, reader.Problems));
        string[] differ =
            [.. keys.Where(key => key.Verdict == Challenged.Differ).Select(key => key.Stage).Distinct()];
        if (differ.Length > 0)
        {
            throw new InputException(new Fault(
                $"from the same inputs, settings, code and environment other outputs came: {string.Join(", ", differ)}",
                "--target=Verify says which of them the sources give here."));
        }
    }

    // The published lock, and of the store the results of keys that somebody else names.
    private static List<Claim> Own(BuildContext context, IReadOnlyList<Claim> others)
    {
        var path = Path.Combine(context.Paths.Published, Publisher.LockFile);
        var published = StoredFile.Read(path) is { } bytes
            ? StudyLock.Read(bytes, context.Paths.Display(path)) : null;
        var locked = published?.Stages.Select(stage => new Claim(Lock, stage.Stage, stage.Key, stage.Outputs)).ToList()
            ?? [];
        foreach (var key in locked.Concat(others).Select(claim => claim.Key).Distinct().ToArray())
        {
            if (context.Results.Peek(key, out _) is not { } record)
                continue;
            var stored = new Claim(Store, record.Stage, key, record.Outputs);
            // One party, unless it contradicts itself.
            if (!locked.Exists(claim => claim.Key == key && claim.AgreesWith(stored)))
                locked.Add(stored);
        }
        return locked;
    }
}
