using System.Diagnostics;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>A disk of a few megabytes in memory, which can be full or write-protected.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _filler;

    private SmallDisk(string folder)
    {
        Folder = folder;
        _filler = Path.Combine(folder, "filler");
    }

    /// <summary>Where the disk is.</summary>
    public string Folder { get; }

    /// <summary>Mounts a disk.</summary>
    /// <param name="megabytes">Its size.</param>
    /// <param name="problem">Why there is none; null if there is.</param>
    public static SmallDisk? TryMount(int megabytes, out string? problem)
    {
        problem = "only root on Linux may mount a disk";
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return null;
        var folder = Directory.CreateTempSubdirectory("kayfabe-disk-").FullName;
        if (!Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder))
        {
            Directory.Delete(folder);
            problem = "no disk can be mounted here";
            return null;
        }
        problem = null;
        return new SmallDisk(folder);
    }

    /// <summary>Fills the disk.</summary>
    /// <param name="leaving">The bytes that stay free, rounded up to pages.</param>
    public void Fill(long leaving = 0)
    {
        using var filler = new FileStream(_filler, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var block = new byte[4096];
        try
        {
            while (true)
                filler.Write(block);
        }
        catch (IOException)
        {
            // The disk is full.
        }
        filler.SetLength(Math.Max(0, filler.Length - leaving));
    }

    /// <summary>Frees what <see cref="Fill"/> took.</summary>
    public void Free() => File.Delete(_filler);

    /// <summary>Protects the disk from writing, or no longer.</summary>
    /// <returns>False where a file on it is open for writing.</returns>
    public bool Protect(bool isReadOnly) => Run("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", Folder);

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
