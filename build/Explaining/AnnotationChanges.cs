using Kayfabe.Build.Git;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;
using Kayfabe.Study.Annotations;

namespace Kayfabe.Build.Explaining;

/// <summary>
/// Counts the pictures whose annotation changed in a file, where its earlier bytes are in the store or in git.
/// </summary>
internal sealed class AnnotationChanges(RunContext context)
{
    // How many commits are looked through for the earlier bytes.
    private const int Commits = 20;

    /// <summary>
    /// <c>annotations/rivera.csv: 2 pictures changed</c>; null for what is no annotation file, or whose earlier bytes
    /// are not at hand.
    /// </summary>
    public string? Describe(KeyEntry before, KeyEntry now)
    {
        if (now.Kind != EntryKind.Input || before.Name != now.Name || !IsAnnotations(now.Name)
            || !Digest.TryParse(before.Value, out var old) || Earlier(now.Name, old) is not { } was
            || StoredFile.Read(Path.Combine(context.Paths.StudyFolder, now.Name)) is not { } bytes)
        {
            return null;
        }
        return AnnotationDifference.Between(was, bytes)?.Text is { } text ? $"{now.Name}: {text}" : null;
    }

    private bool IsAnnotations(string name) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        && context.Sections.Find<AnnotateSettings>() is { } settings
        && ((string?[])[.. settings.Annotators, settings.Adjudicator]).Any(
            pattern => pattern is not null && Path.GetDirectoryName(pattern) == Path.GetDirectoryName(name));

    private byte[]? Earlier(string name, Digest digest)
    {
        if (context.Content.IsWhole(digest))
            return StoredFile.Read(context.Content.PathOf(digest));
        try
        {
            var path = context.Paths.Display(Path.Combine(context.Paths.StudyFolder, name));
            return new GitRepository(context.Paths.Root).Versions(path, Commits)
                .FirstOrDefault(content => Digest.Of(content) == digest);
        }
        catch (InputException)
        {
            return null; // There is no git.
        }
    }
}
