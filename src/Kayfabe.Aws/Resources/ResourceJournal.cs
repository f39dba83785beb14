using System.Globalization;
using System.Text;
using System.Text.Json;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Resources;

/// <summary>
/// What was asked for in an account, one JSON object a line. A line is on the disk before the service is asked, so that
/// a later run knows of everything that a crash may have left. Several processes may write at once.
/// </summary>
/// <param name="path">The file; its folder is made.</param>
/// <param name="clock">The time of the entries.</param>
public sealed class ResourceJournal(string path, TimeProvider clock)
{
    private const string BeganText = "began", MadeText = "made", GoneText = "gone";

    // How long another process may hold the file.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The file below the folder of a study's artifacts.</summary>
    public static string PathIn(string artifacts) => Path.Combine(artifacts, "aws", "journal.jsonl");

    /// <summary>Notes that a resource is about to be made; on return the line is on the disk.</summary>
    /// <exception cref="InputException">The file cannot be written: nothing may be made then.</exception>
    public JournalEntry Began(
        ResourceKind kind, string name, string region, string account, string study, string run)
    {
        var entry = new JournalEntry(kind, name, region, account, study, run, clock.GetUtcNow());
        Append(BeganText, entry);
        return entry;
    }

    /// <summary>Notes that the service made it.</summary>
    public void Made(JournalEntry entry) => Append(MadeText, entry);

    /// <summary>Notes that it does not exist any more, or never came to be.</summary>
    public void Gone(JournalEntry entry) => Append(GoneText, entry);

    /// <summary>
    /// Notes that what was asked for in a place, more than an hour ago, and of which nothing was found there, is not
    /// there: a request that a crash cut off is done by then, or never was. Buckets are left aside.
    /// </summary>
    public void Forget(string region, string account)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromHours(1);
        foreach (var entry in Open())
        {
            if (entry.Region == region && entry.Account == account && entry.Time < before
                && entry.Kind != ResourceKind.Bucket)
            {
                Gone(entry);
            }
        }
    }

    /// <summary>What may exist, in the order in which it was asked for.</summary>
    /// <param name="unreadable">Gets the number of each line that is damaged; a last line cut off counts too.</param>
    public IReadOnlyList<JournalEntry> Open(Action<int>? unreadable = null)
    {
        var open = new List<JournalEntry>();
        if (!File.Exists(path))
            return open;
        var number = 0;
        foreach (var line in Read().Split('\n'))
        {
            number++;
            if (line.Length == 0)
                continue;
            if (Parse(line) is not var (happened, entry))
            {
                unreadable?.Invoke(number);
                continue;
            }
            var at = open.FindIndex(entry.IsSameAs);
            if (happened == GoneText && at >= 0)
                open.RemoveAt(at);
            else if (happened == MadeText && at >= 0)
                open[at] = open[at] with { IsMade = true };
            else if (happened == MadeText)
                open.Add(entry with { IsMade = true });
            else if (happened == BeganText)
            {
                // Asked for again: whether it is there now is not known any more.
                if (at >= 0)
                    open.RemoveAt(at);
                open.Add(entry);
            }
        }
        return open;
    }

    // Whole, when no other process writes.
    private string Read()
    {
        var text = "";
        return SpinWait.SpinUntil(() => TryRead(out text), Patience) ? text
            : throw new InputException(new Fault(
                "another process holds the journal of what is made in the account",
                "Wait for it, and run the same command again.", path));
    }

    private bool TryRead(out string text)
    {
        try
        {
            text = File.ReadAllText(path);
            return true;
        }
        catch (IOException e) when (IsHeld(e))
        {
            text = "";
            return false;
        }
    }

    private void Append(string happened, JournalEntry entry)
    {
        var line = Encoding.UTF8.GetBytes(Line(happened, entry));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!SpinWait.SpinUntil(() => TryAppend(line), Patience))
                throw NotWritten("another process holds it");
        }
        catch (UnauthorizedAccessException)
        {
            throw NotWritten("this user may not write it");
        }
    }

    private bool TryAppend(byte[] line)
    {
        try
        {
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // A line that a crash cut off must not swallow this one.
            var isCut = file.Length > 0 && file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() != '\n';
            file.Seek(0, SeekOrigin.End);
            file.Write(isCut ? [(byte)'\n', .. line] : line);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (IOException e) when (IsHeld(e))
        {
            return false;
        }
        catch (IOException e)
        {
            throw NotWritten(e.Message.TrimEnd('.'));
        }
    }

    // EAGAIN of Linux and macOS, the sharing violation of Windows.
    private static bool IsHeld(IOException e) => (e.HResult & 0xffff) is 11 or 35 or 32;

    private InputException NotWritten(string problem) => new(new Fault(
        $"the journal of what is made in the account cannot be written ({problem}), so nothing is made",
        "Make the file writable, and run the same command again.", path));

    private static string Line(string happened, JournalEntry entry)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("event", happened);
            json.WriteString("kind", entry.Kind.Text());
            json.WriteString("name", entry.Name);
            json.WriteString("region", entry.Region);
            json.WriteString("account", entry.Account);
            json.WriteString("study", entry.Study);
            json.WriteString("run", entry.Run);
            json.WriteString("time", entry.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    private static (string Happened, JournalEntry Entry)? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            string Text(string name) => json.GetProperty(name).GetString() ?? throw new FormatException();
            return Text("event") is (BeganText or MadeText or GoneText) and var happened
                && ResourceKinds.Find(Text("kind")) is { } kind
                ? (happened, new JournalEntry(
                    kind, Text("name"), Text("region"), Text("account"), Text("study"), Text("run"),
                    DateTimeOffset.Parse(Text("time"), CultureInfo.InvariantCulture)))
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            return null;
        }
    }
}
