using System.Globalization;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Recording;

/// <summary>
/// When a refresh began, in a file: one that was interrupted goes on, and does not pay again for what was answered
/// since.
/// </summary>
/// <param name="path">The file.</param>
[OutsideFingerprint("It makes inputs of stages, which are in their keys.")]
internal sealed class RefreshMark(string path)
{
    /// <summary>The time of the refresh that goes on, or of a new one.</summary>
    public DateTimeOffset Begin(TimeProvider clock)
    {
        if (File.Exists(path) && DateTimeOffset.TryParse(
            File.ReadAllText(path), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var began))
            return began;
        // Recordings have their time to the millisecond.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, now.ToString("O", CultureInfo.InvariantCulture));
        return now;
    }

    /// <summary>Everything that the refresh asks was answered.</summary>
    public void End() => File.Delete(path);
}
