using Kayfabe.Build.Publishing;
using Kayfabe.Build.Running;
using Kayfabe.Build.Signing;
using Kayfabe.Provenance.Models;
using Kayfabe.Store.Content;

namespace Kayfabe.Build.Auditing;

/// <summary>Where the bytes are that an audit reads: a checkout, or an unpacked bundle.</summary>
/// <param name="Paths">Its folders.</param>
/// <param name="Content">The store; of a bundle, an empty one.</param>
/// <param name="Sources">A folder of published files that others made; null for none.</param>
/// <param name="IsBundle">Whether it is a bundle: its artifacts are those of the run that it has.</param>
internal sealed record AuditPlace(ProjectPaths Paths, ContentStore Content, string? Sources, bool IsBundle)
{
    /// <summary>What the names of statements beside a bundle begin with; null in a checkout.</summary>
    public string? BundleStem { get; init; }

    /// <summary>Where a statement or a signature is: among what is published, or beside the bundle.</summary>
    /// <param name="name">The name that it is published under.</param>
    public string StatementFile(string name) =>
        BundleStem is { } stem ? $"{stem}.{name}"
        : name == ModelSignature.FileName ? Path.Combine(Paths.Published, PublishedModel.SignatureFile)
        : Path.Combine(Paths.Published, PublishedStatement.Folder, name);

    /// <summary>The checkout of a build.</summary>
    public static AuditPlace Of(BuildContext context) =>
        new(context.Paths, context.Content, context.Options.Mirror, IsBundle: false);
}
