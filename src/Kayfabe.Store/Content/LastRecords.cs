using System.Text;
using Kayfabe.Store.Files;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Content;

/// <summary>
/// The record of each stage's last run here, kept beside the artifacts in <c>.last/</c>, so that a reason can be given
/// even after the store was deleted: the key, a line feed, the record.
/// </summary>
/// <param name="folder"><c>artifacts/&lt;study&gt;</c>.</param>
internal sealed class LastRecords(string folder)
{
    private static readonly FileFormat s_format = new(
        ActionRecord.Version, static bytes => ActionRecordReader.Format.VersionOf(bytes[StartOfRecord(bytes)..]));

    private readonly string _last = Path.Combine(folder, ".last");

    /// <summary>The record of a stage; null if there is none, or it is damaged.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="isNewer">Whether a newer version of Kayfabe wrote it.</param>
    public ActionRecord? Find(string stage, out bool isNewer) => Read(stage, out isNewer)?.Record;

    /// <summary>The records of all stages, with their keys.</summary>
    public IEnumerable<(ActionKey Key, ActionRecord Record)> All() =>
        from path in Directory.Exists(_last) ? Directory.GetFiles(_last) : []
        select Read(Path.GetFileName(path), out _) into last
        where last is not null
        select (last.Key, last.Record);

    /// <summary>Saves the record of a stage.</summary>
    public void Put(string stage, ActionKey key, ActionRecord record)
    {
        byte[] state = [.. Encoding.ASCII.GetBytes($"{key}\n"), .. record.ToBytes()];
        VersionedFile.Write(Path.Combine(_last, stage), s_format, state, folder);
    }

    private sealed record Last(ActionKey Key, ActionRecord Record);

    private Last? Read(string stage, out bool isNewer) => VersionedFile.Read(
        Path.Combine(_last, stage), s_format, bytes => Parse(stage, bytes), out _, out isNewer);

    private static Last? Parse(string stage, byte[] bytes) =>
        Digest.TryParse(Encoding.ASCII.GetString(bytes, 0, StartOfRecord(bytes)).TrimEnd('\n'), out var key)
        && ActionRecordReader.Read(bytes[StartOfRecord(bytes)..], new ActionKey(key)) is { } record
        && record.Stage == stage
            ? new Last(new ActionKey(key), record)
            : null;

    private static int StartOfRecord(byte[] bytes) => Array.IndexOf(bytes, (byte)'\n') + 1;
}
