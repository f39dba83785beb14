namespace Kayfabe.Settings;

/// <summary>Reads a settings file into its record.</summary>
public static class SettingsFile
{
    /// <summary>Reads, overrides, binds and validates; all faults are reported together, before any work.</summary>
    /// <typeparam name="T">The record of the file's top.</typeparam>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="file">The file, as the user would type it.</param>
    /// <param name="overrides">What the command line says instead, for this run.</param>
    /// <exception cref="InputException">The file or the command line has faults.</exception>
    public static T Parse<T>(
        ReadOnlyMemory<byte> utf8,
        string file,
        IReadOnlyList<SettingOverride>? overrides = null)
        where T : class
    {
        var faults = new FaultList();
        var tree = LocatedJsonParser.Parse(utf8, file, faults);
        if (overrides is { Count: > 0 } && tree is LocatedObject top)
            tree = SettingOverrides.Apply(top, typeof(T), overrides, faults);
        var settings = SettingsBinder.Bind<T>(tree, faults);
        faults.ThrowIfAnyByLine();
        return settings!;
    }

    /// <summary>The same from disk, of at most <see cref="LocatedJsonParser.LargestFile"/> bytes.</summary>
    /// <exception cref="InputException">The file cannot be read, or has faults.</exception>
    public static T Read<T>(
        string path,
        string file,
        IReadOnlyList<SettingOverride>? overrides = null)
        where T : class => Parse<T>(ReadBytes(path, file), file, overrides);

    /// <summary>The bytes of a file, at most <see cref="LocatedJsonParser.LargestFile"/> and one.</summary>
    public static byte[] ReadBytes(string path, string file)
    {
        try
        {
            using var handle = File.OpenHandle(path);
            var bytes = new byte[Math.Min(RandomAccess.GetLength(handle), LocatedJsonParser.LargestFile + 1)];
            var length = 0;
            while (length < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(length), length) is > 0 and var read)
                length += read;
            return length == bytes.Length ? bytes : bytes[..length];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var missing = exception is FileNotFoundException or DirectoryNotFoundException;
            throw new InputException(new Fault(
                missing ? "there is no such file" : "the file cannot be read",
                missing ? "Check the study's name, or create the file." : "Check that you may read it.",
                file));
        }
    }
}
