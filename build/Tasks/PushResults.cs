using Cake.Frosting;
using Kayfabe.Build.Running;
using Kayfabe.Build.Sharing;
using Kayfabe.Build.Signing;
using Kayfabe.Provenance.Signing;
using Kayfabe.Remote.Sharing;
using Kayfabe.Settings;

namespace Kayfabe.Build.Tasks;

/// <summary>Moves results to a remote, signed; runs nothing.</summary>
[TaskName("Push"), Uses("study", "cache-dir", "remote", "runs", "sign")]
[TaskDescription("Copy the results that the published locks name to --remote, signed with --sign.")]
public sealed class PushResults : FrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override void Run(BuildContext context)
    {
        using var shared = SharedRemote.Of(context);
        using var key = KeyOf(context);
        var study = context.Options.Study;
        var results = context.Options.AllRuns()
            ? NamedResults.All(context.Paths, study) : NamedResults.Published(context.Paths, study);
        var push = new ResultPush(
            shared.Remote, shared.Local, key, shared.Trust, context.Clock, context.Progress.Show);
        if (!shared.Trust.Keys.Any(trusted => trusted.Key.Equals(key.Public)))
        {
            Console.Error.WriteLine(
                "Warning: trust.json does not name this key: what it signs is rebuilt by all who look there.");
        }
        TransferText.Print(
            shared.Do(context, cancel => push.Run(results, cancel)), $"on {shared.Remote.Name}");
    }

    private static SigningKey KeyOf(BuildContext context)
    {
        var file = context.Options.Sign ?? throw new InputException(new Fault(
            "--sign is missing: a result on a remote counts only when it is signed",
            "Write --sign=<key.pem>, a private key whose public half trust.json names."));
        return KeyFile.Read(file);
    }
}
