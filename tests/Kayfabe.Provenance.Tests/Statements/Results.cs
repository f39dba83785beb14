using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Provenance.Tests.Statements;

/// <summary>A result of a stage.</summary>
internal static class Results
{
    public static Origin Origin { get; } = new(
        new DateTimeOffset(2026, 5, 17, 8, 30, 0, TimeSpan.Zero), "ringside", "linux", "x64", "https://ada.example/");

    public static KeyDescription Key { get; } = new(
    [
        new KeyEntry(EntryKind.Schema, "Split", "1"),
        new KeyEntry(EntryKind.Setting, "testShare", "0.2"),
        new KeyEntry(EntryKind.Input, "annotations", null),
    ]);

    public static ActionRecord Record { get; } = new(
        "Split", Key.Entries,
        [new OutputFile("rows/test.csv", Digest.Of("test"u8), 4), new OutputFile("train.csv", Digest.Of("train"u8), 5)],
        1.25)
    {
        Origin = Origin,
    };
}
