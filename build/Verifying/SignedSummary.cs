using System.Runtime.CompilerServices;
using Kayfabe.Build.Publishing;
using Kayfabe.Build.Signing;
using Kayfabe.Provenance.Statements;
using Kayfabe.Store.Files;

namespace Kayfabe.Build.Verifying;

/// <summary>The outcome of a verification, signed: that this builder made the published files again.</summary>
internal static class SignedSummary
{
    /// <summary>Writes it below the study's artifacts, also of a verification that failed.</summary>
    /// <param name="context">The checkout.</param>
    /// <param name="result">The verification.</param>
    /// <param name="keyFile">The private key.</param>
    /// <returns>The file.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)] // Without --sign nothing of it is loaded.
    public static string Write(BuildContext context, Verification result, string keyFile)
    {
        using var key = KeyFile.Read(keyFile);
        var subjects = new List<ResourceDescriptor>();
        var inputs = new List<ResourceDescriptor>();
        foreach (var (name, digest) in result.Compared)
            (name == Publisher.LockFile ? inputs : subjects).Add(ResourceDescriptor.Of(name, digest));
        var summary = new VerificationSummary(
            subjects, context.Paths.Study, context.Builder, context.Clock.GetUtcNow(),
            OutcomeOf(result.Match), inputs);
        var path = Path.Combine(context.Paths.Artifacts, "Verify", VerificationSummary.FileName);
        AtomicFile.Write(path, summary.Sign(key));
        return path;
    }

    private static Reproduction OutcomeOf(Match match) => match switch
    {
        Match.Different => Reproduction.Failed,
        Match.Equivalent => Reproduction.Equivalent,
        _ => Reproduction.Same,
    };
}
