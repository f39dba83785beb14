using System.Diagnostics;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Build.Tasks.Stress;

/// <summary>What can happen to a file.</summary>
internal enum FileFault
{
    Flip,
    Truncate,
    Empty,
    Delete,
    Swap,
    RemoveLine,
    Append,
    Folder,
    Pipe,
    DanglingLink,
    Unreadable,
}

/// <summary>Makes faults.</summary>
internal static class FileFaults
{
    /// <summary>The faults that can be made here: root may read everything.</summary>
    public static IReadOnlyList<FileFault> Possible { get; } =
    [
        .. Enum.GetValues<FileFault>().Where(fault => fault switch
        {
            FileFault.Pipe or FileFault.DanglingLink => OperatingSystem.IsLinux(),
            FileFault.Unreadable => OperatingSystem.IsLinux() && !Environment.IsPrivilegedProcess,
            _ => true,
        }),
    ];

    /// <summary>Does it to a file.</summary>
    /// <param name="fault">What.</param>
    /// <param name="path">The file.</param>
    /// <param name="other">Another file, to swap it with.</param>
    /// <param name="dice">Chooses the place.</param>
    public static void Make(this FileFault fault, string path, string other, SplitMix64 dice)
    {
        var bytes = File.ReadAllBytes(path);
        switch (fault)
        {
            case FileFault.Flip when bytes.Length > 0:
                bytes[dice.Next(bytes.Length)] ^= (byte)(1 << dice.Next(8));
                File.WriteAllBytes(path, bytes);
                break;
            case FileFault.Truncate when bytes.Length > 0:
                File.WriteAllBytes(path, bytes[..dice.Next(bytes.Length)]);
                break;
            case FileFault.RemoveLine when bytes.Length > 0:
                File.WriteAllBytes(path, WithoutALine(bytes, dice));
                break;
            case FileFault.Swap when other != path:
                File.WriteAllBytes(path, File.ReadAllBytes(other));
                File.WriteAllBytes(other, bytes);
                break;
            case FileFault.Append:
                File.AppendAllText(path, "garbage");
                break;
            case FileFault.Unreadable when !OperatingSystem.IsWindows():
                File.SetUnixFileMode(path, UnixFileMode.None);
                break;
            case FileFault.Folder:
                File.Delete(path);
                Directory.CreateDirectory(path);
                File.WriteAllText(Path.Combine(path, "x"), "x");
                break;
            case FileFault.Pipe:
                File.Delete(path);
                using (var made = Process.Start("mkfifo", [path]))
                    made.WaitForExit();
                break;
            case FileFault.DanglingLink:
                File.Delete(path);
                File.CreateSymbolicLink(path, path + ".nothing");
                break;
            case FileFault.Empty:
                File.WriteAllBytes(path, []);
                break;
            default:
                File.Delete(path);
                break;
        }
    }

    private static byte[] WithoutALine(byte[] bytes, SplitMix64 dice)
    {
        var at = dice.Next(bytes.Length);
        var start = Array.LastIndexOf(bytes, (byte)'\n', at == 0 ? 0 : at - 1) + 1;
        var end = Array.IndexOf(bytes, (byte)'\n', at) + 1;
        return [.. bytes[..Math.Min(start, at)], .. bytes[(end == 0 ? bytes.Length : end)..]];
    }
}
