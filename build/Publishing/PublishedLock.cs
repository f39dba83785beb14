using Kayfabe.Build.CommandLine;
using Kayfabe.Build.Git;
using Kayfabe.Build.Running;
using Kayfabe.Settings;
using Kayfabe.Store.Files;
using Kayfabe.Store.Runs;

namespace Kayfabe.Build.Publishing;

/// <summary>The lock beside the published files.</summary>
/// <param name="Lock">What it says.</param>
/// <param name="Bytes">The file.</param>
internal sealed record PublishedLock(StudyLock Lock, byte[] Bytes)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">
    /// There is none, or it is of another study, or a merge is not finished.
    /// </exception>
    /// <exception cref="Store.StoreException">It is damaged, or half merged.</exception>
    public static PublishedLock Read(ProjectPaths paths)
    {
        var path = Path.Combine(paths.Published, Publisher.LockFile);
        var name = paths.Display(path);
        if (StoredFile.Read(path, out var problem) is not { } bytes)
        {
            throw new InputException(new Fault(
                problem ?? "there is no lock, so that nothing says what is published here",
                $"Restore it from git, or run {CommandFor(paths)}, which publishes anew.", name));
        }
        var published = StudyLock.Read(bytes, name);
        if (published.Study != paths.Study)
        {
            throw new InputException(new Fault(
                $"this is the lock of the study '{published.Study}'", $"Run {CommandFor(paths)}, which publishes anew.",
                name));
        }
        if (new GitRepository(paths.Root).Unmerged(paths.Display(paths.Published)) is [var unmerged, ..])
        {
            throw new InputException(new Fault(
                "git could not merge it: it is that of one branch, and the sources are those of both",
                $"Finish the merge of the sources, then run {CommandFor(paths)}, which publishes anew, and add "
                + "that to git.", unmerged));
        }
        return new PublishedLock(published, bytes);
    }

    /// <summary>The command that publishes a study.</summary>
    public static string CommandFor(ProjectPaths paths) => $"{Help.Script} --study={paths.Study}";
}
