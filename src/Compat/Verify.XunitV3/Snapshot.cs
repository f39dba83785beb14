using System.Collections.Concurrent;
using System.Text;
using Xunit.Sdk;

namespace VerifyTests;

/// <summary>An approved file and the received file beside it.</summary>
internal sealed class Snapshot(string pathWithoutExtension, string extension)
{
    private static readonly ConcurrentDictionary<string, bool> Used = new(StringComparer.Ordinal);
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    private readonly string verified = $"{pathWithoutExtension}.verified.{extension}";
    private readonly string received = $"{pathWithoutExtension}.received.{extension}";

    public async Task VerifyAsync(string? target)
    {
        if (!Used.TryAdd(received, true))
            throw new InvalidOperationException(
                $"'{pathWithoutExtension}' is verified twice: distinguish the cases with UseParameters or "
                + "UseMethodName.");

        var actual = LineFeeds(target switch { null => "null", "" => "emptyString", _ => target });
        var expected = File.Exists(verified) ? LineFeeds(await File.ReadAllTextAsync(verified)) : null;
        if (expected == actual || expected == actual + "\n")
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        await File.WriteAllTextAsync(received, actual, WithMark);
        throw new XunitException(
            (expected is null ? "There is no approved text yet.\n" : FirstDifference(expected, actual))
            + $"  received: {received}\n"
            + $"  verified: {verified}\n"
            + $"To approve it: mv '{received}' '{verified}'");
    }

    private static string LineFeeds(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string FirstDifference(string expected, string actual)
    {
        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"The text differs from the approved one at line {line + 1}:\n"
            + $"  - {was.ElementAtOrDefault(line) ?? "(no more lines)"}\n"
            + $"  + {now.ElementAtOrDefault(line) ?? "(no more lines)"}\n";
    }
}
