using System.Text;
using FsCheck.Xunit;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;

namespace Kayfabe.Store.Tests.Runs;

public sealed class StudyLockLaws
{
    private const string Small = """
        {
          "schemaVersion": 1,
          "study": "small",
          "stages": [
            {
              "stage": "Train",
              "key": "sha256:6fea4ed8fb34df1492a672315ee61cc47b0b7010fcb1febd720b0c9a73272ef2",
              "entries": [
                {"kind":"setting","name":"eta","value":"0.3"},
                {"kind":"input","name":"a.csv","value":null}
              ],
              "outputs": [
                {"path":"out","digest":"sha256:9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4","size":5}
              ]
            }
          ]
        }

        """;

    private static readonly StudyLock s_small = Locks.Of(
        Locks.Stage("Train", "model", Locks.Setting("eta", "0.3"), new KeyEntry(EntryKind.Input, "a.csv", null)));

    [Property]
    public void A_lock_is_read_as_it_was_written(string[] names, string?[] values, byte[] sizes)
    {
        KeyEntry[] entries =
        [
            .. names.Select(Text).Distinct().Select((name, i) =>
                new KeyEntry(
                    (EntryKind)(i % 7),
                    name,
                    values.Length == 0 || values[i % values.Length] is not { } value ? null : Text(value))),
        ];
        var key = new KeyDescription(entries);
        OutputFile[] outputs =
            [.. sizes.Distinct().Select(size => new OutputFile($"{size}", Locks.DigestOf($"{size}"), size))];
        var written = Locks.Of(new LockedStage("A", key.Key, key.Entries, outputs), Locks.Stage("B", ""));

        var read = Read(written.ToBytes());

        Assert.Equal(written.ToBytes(), read.ToBytes());
        Assert.Equal(written.Id, read.Id);
        Assert.Equal(key.Entries, read.Find("A")!.Entries);
        Assert.Equal(outputs, read.Find("A")!.Outputs);
    }

    // Pinned: a lock is in git, and another machine must write the same bytes.
    [Fact]
    public void A_lock_is_the_same_on_every_machine()
    {
        Assert.Equal(Small, Encoding.UTF8.GetString(s_small.ToBytes()));
        Assert.Equal("c865d86b5b71", s_small.Id);
    }

    [Fact]
    public void Another_key_or_another_output_is_another_run()
    {
        var stage = s_small.Stages[0];
        string[] ids =
        [
            s_small.Id,
            Locks.Of(Locks.Stage("Train", "model", Locks.Setting("eta", "0.2"))).Id,
            Locks.Of(stage with { Outputs = [stage.Outputs[0] with { Digest = Digest.None }] }).Id,
            Locks.Of(stage with { Outputs = [stage.Outputs[0] with { Path = "other" }] }).Id,
            Locks.Of(stage, stage with { Stage = "Evaluate" }).Id,
        ];
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory]
    [InlineData("", "", "lock.json(1,1): this is not JSON")]
    [InlineData("\"study\"", "study", "lock.json(3,3): this is not JSON")]
    [InlineData("\"path\":\"out\"", "\"path\":\"../out\"", "lock.json: the path of stages[0].outputs[0] has '..'")]
    [InlineData(
        "\"schemaVersion\": 1",
        "\"schemaVersion\": 2",
        "lock.json: it was made by a newer version of Kayfabe (schema version 2; this build reads 1)")]
    [InlineData("\"schemaVersion\": 1,", "", "lock.json: the lock has no member 'schemaVersion'")]
    [InlineData("\"study\": \"small\"", "\"study\": 3", "lock.json: 'study' of the lock is not a string")]
    [InlineData("\"study\"", "\"studies\"", "lock.json: the lock has an unknown member 'studies'")]
    [InlineData("0.3", "0.4", "lock.json: stages[0]: the key of Train is not that of its entries")]
    [InlineData(
        "\"kind\":\"input\"",
        "\"kind\":\"imput\"",
        "lock.json: stages[0].entries[1]: unknown kind of entry 'imput'")]
    [InlineData(
        "\"input\",\"name\":\"a.csv\"",
        "\"setting\",\"name\":\"eta\"",
        "lock.json: stages[0]: two entries have the same kind and name")]
    [InlineData("\"size\":5", "\"size\":-5", "lock.json: 'size' of stages[0].outputs[0] is not a whole number")]
    [InlineData("sha256:9372", "sha256:937", "lock.json: 'digest' of stages[0].outputs[0] is not a digest")]
    [InlineData("\"size\":5", "\"size\":5,\"size\":5", "lock.json: stages[0].outputs[0] has a duplicate member")]
    public void A_damaged_lock_is_an_error_that_says_where(string text, string by, string message)
    {
        var damaged = text.Length == 0 ? "" : Small.Replace(text, by, StringComparison.Ordinal);

        var thrown = Assert.Throws<StoreException>(() => Read(Encoding.UTF8.GetBytes(damaged)));

        Assert.StartsWith(message + ". ", thrown.Message, StringComparison.Ordinal);
    }

    [Property]
    public void A_truncated_lock_is_an_error(int length)
    {
        var bytes = s_small.ToBytes();
        // Without its last two characters, a bracket and a line feed, it is not complete.
        var cut = bytes[..(int)((uint)length % (bytes.Length - 2))];
        Assert.Throws<StoreException>(() => Read(cut));
    }

    private static StudyLock Read(byte[] bytes) => StudyLock.Read(bytes, "lock.json");

    // Names and values are Unicode: half of a surrogate pair is not.
    private static string Text(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
}
