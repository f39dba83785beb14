using System.Diagnostics;

namespace Kayfabe.Build.Tests.BadInput;

/// <summary>
/// A disk of a few megabytes in memory, which can be full or write-protected; skips the test where none can be mounted.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "Only root on Linux may mount a disk.");
        Folder = Directory.CreateTempSubdirectory("kayfabe-disk-").FullName;
        var mounted = Run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", Folder);
        if (!mounted)
            Directory.Delete(Folder);
        Assert.SkipUnless(mounted, "No disk can be mounted here.");
    }

    /// <summary>Where the disk is.</summary>
    public string Folder { get; }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Path.Combine(Folder, "filler"), FileMode.Create, FileAccess.Write,
            FileShare.None, 0);
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
    }

    /// <summary>Protects the disk from writing until what is returned is disposed of.</summary>
    public IDisposable ReadOnly()
    {
        Assert.True(Run("mount", "-o", "remount,ro", Folder));
        return new Writable(Folder);
    }

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

    private sealed class Writable(string folder) : IDisposable
    {
        public void Dispose() => Assert.True(Run("mount", "-o", "remount,rw", folder));
    }
}
