using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Kayfabe.Provenance.Statements;
using Kayfabe.Settings;

namespace Kayfabe.Build.Git;

/// <summary>
/// Reads files of a revision of the checkout, with the program git. A revision that a user gives is passed as one
/// argument, never through a shell, and never taken for an option.
/// </summary>
public sealed class GitRepository(string folder)
{
    /// <summary>The bytes of a published file at most.</summary>
    private const int LargestFile = 64 << 20;

    /// <summary>The commit that a revision names.</summary>
    /// <returns>Null where git knows no such commit.</returns>
    /// <exception cref="InputException">There is no git, or no repository here.</exception>
    public string? CommitOf(string revision)
    {
        if (revision.StartsWith('-') || revision.Any(char.IsControl))
            return null;
        if (Run(["rev-parse", "--is-inside-work-tree"]).ExitCode != 0)
            throw new InputException(new Fault("not a git repository", "Name a run instead of a revision.", folder));
        var (exitCode, output) = Run(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]);
        return exitCode == 0 ? System.Text.Encoding.ASCII.GetString(output).TrimEnd('\n') : null;
    }

    /// <summary>The content of a file in a commit.</summary>
    /// <param name="commit">From <see cref="CommitOf"/>.</param>
    /// <param name="path">Relative to the folder, with <c>/</c>.</param>
    /// <returns>Null where the commit has no such file.</returns>
    public byte[]? Read(string commit, string path)
    {
        // Raw bytes: show would convert them as the repository's configuration says.
        var (exitCode, content) = Run(["cat-file", "blob", $"{commit}:./{path}"]);
        return exitCode == 0 ? content : null;
    }

    /// <summary>The number of commits, of all branches and tags, that changed one of some files or folders.</summary>
    /// <returns>Null where there is no git, or no repository here.</returns>
    public int? CountOfCommits(IEnumerable<string> paths)
    {
        try
        {
            var (exitCode, output) = Run(["rev-list", "--count", "--all", "--", .. paths]);
            return exitCode == 0
                && int.TryParse(
                    System.Text.Encoding.ASCII.GetString(output), CultureInfo.InvariantCulture, out var count)
                ? count : null;
        }
        catch (InputException)
        {
            return null;
        }
    }

    /// <summary>The files of a folder that a merge left unmerged; none where there is no git.</summary>
    /// <param name="path">Relative to the folder, with <c>/</c>.</param>
    public IReadOnlyList<string> Unmerged(string path)
    {
        try
        {
            // A line for each of the versions: mode, object and stage, a tab, the path.
            return
            [
                .. (TryLines(["ls-files", "--unmerged", "-z", "--", path], '\0') ?? [])
                    .Select(line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..])
                    .Distinct(StringComparer.Ordinal),
            ];
        }
        catch (InputException)
        {
            return [];
        }
    }

    /// <summary>The contents of a file in the last commits that changed it, the latest first.</summary>
    /// <param name="path">Relative to the folder, with <c>/</c>.</param>
    /// <param name="commits">How many commits at most.</param>
    /// <exception cref="InputException">There is no git.</exception>
    public IEnumerable<byte[]> Versions(string path, int commits) =>
        (TryLines(["log", "--format=%H", FormattableString.Invariant($"--max-count={commits}"), "--", path], '\n') ?? [])
            .Select(commit => Read(commit, path)).OfType<byte[]>();

    /// <summary>The contents of some files in all branches, tags and other references, each content once.</summary>
    /// <param name="below">A folder, relative to this one.</param>
    /// <param name="isWanted">Says which files, by their paths relative to this folder, with <c>/</c>.</param>
    /// <exception cref="InputException">There is no git, no repository here, or it is one of another user.</exception>
    public IEnumerable<byte[]> InAllReferences(string below, Func<string, bool> isWanted)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var commit in (TryLines(["for-each-ref", "--format=%(objectname)"], '\n') ?? [])
            .Append("HEAD").Distinct())
        {
            // <mode> blob <id>, a tab, and the path.
            foreach (var line in TryLines(["ls-tree", "-r", "-z", commit, "--", below], '\0') ?? [])
            {
                if (line.Split('\t') is [var about, var path] && isWanted(path)
                    && about.Split(' ') is [_, "blob", var id] && seen.Add(id)
                    && Run(["cat-file", "blob", id]) is (0, var content))
                {
                    yield return content;
                }
            }
        }
    }

    /// <summary>The commit that is checked out.</summary>
    /// <exception cref="InputException">There is no git, no repository here, or no commit yet.</exception>
    public string Head() => CommitOf("HEAD") ?? throw new InputException(
        new Fault("the repository has no commit yet", "Commit the code.", folder));

    /// <summary>The files below the folder that git tracks, relative with <c>/</c>, and which are programs.</summary>
    /// <exception cref="InputException">There is no git, or no repository here; or git tracks a link.</exception>
    public IReadOnlyList<(string Path, bool IsExecutable)> TrackedFiles()
    {
        var files = new List<(string, bool)>();
        foreach (var line in Lines(["ls-files", "--stage", "-z"]))
        {
            // <mode> <object> <stage>TAB<path>
            var path = line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..];
            files.Add(line.StartsWith("100", StringComparison.Ordinal)
                ? (path, line.StartsWith("100755", StringComparison.Ordinal))
                : throw new InputException(new Fault(
                    $"git tracks '{path}', which is not a regular file", "Replace it by the file itself.")));
        }
        return files;
    }

    /// <summary>
    /// Whether files below the folder differ from the commit that is checked out: edited, removed, or not tracked.
    /// </summary>
    /// <param name="untracked">Files, and folders ending in <c>/</c>, that git neither tracks nor ignores.</param>
    /// <param name="except">Pathspecs of git for those that do not count.</param>
    /// <exception cref="InputException">There is no git, or no repository here.</exception>
    public bool IsEdited(out IReadOnlyList<string> untracked, params IReadOnlyList<string> except)
    {
        const string mark = "?? ";
        var changes = Lines(["status", "--porcelain", "-z", "--no-renames", "--", ".", .. except]);
        untracked = [.. changes.Where(change => change.StartsWith(mark, StringComparison.Ordinal))
            .Select(change => change[mark.Length..])];
        return changes.Length > 0;
    }

    /// <summary>The checked-out commit, and whether a file outside one folder differs from it.</summary>
    /// <param name="except">The folder, relative, with <c>/</c>.</param>
    /// <returns>No commit where there is no git, no repository or no commit.</returns>
    public SourceState StateWithout(string except)
    {
        try
        {
            if (CommitOf("HEAD") is not { } commit)
                return new SourceState(null, IsDirty: false);
            // Does not write: a checkout may be read-only.
            var (exitCode, changes) = Run(
                ["--no-optional-locks", "status", "--porcelain", "--", ".", $":(exclude){except}"]);
            return new SourceState(commit, exitCode != 0 || changes.Length > 0);
        }
        catch (InputException)
        {
            return new SourceState(null, IsDirty: false);
        }
    }

    private string[] Lines(IReadOnlyList<string> arguments) => TryLines(arguments, '\0')
        ?? throw new InputException(new Fault("not a git repository", "Work in a clone of the code.", folder));

    private string[]? TryLines(IReadOnlyList<string> arguments, char end) => Run(arguments) is (0, var output)
        ? System.Text.Encoding.UTF8.GetString(output).Split(end, StringSplitOptions.RemoveEmptyEntries) : null;

    private (int ExitCode, byte[] Output) Run(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += static (_, _) => { };
            git.BeginErrorReadLine();
            var output = ReadAll(git.StandardOutput.BaseStream);
            if (output is null)
                git.Kill();
            git.WaitForExit();
            return (git.ExitCode, output ?? throw new InputException(new Fault(
                $"git {arguments[^1]} has more than {LargestFile >> 20} MB", "Name another revision.")));
        }
        catch (Win32Exception)
        {
            throw new InputException(new Fault("git not found", "Install git, or name a run instead of a revision."));
        }
    }

    private static byte[]? ReadAll(Stream stream)
    {
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            if (content.Length + count > LargestFile)
                return null;
            content.Write(buffer, 0, count);
        }
        return content.ToArray();
    }
}
