using System.Text;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;
using Kayfabe.Store.Runs;
using Kayfabe.Store.Upkeep;

namespace Kayfabe.Store.Tests.Upkeep;

/// <summary>A store with results that a test makes, and a clock that it sets.</summary>
internal sealed class FilledStore : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public FilledStore() => Content = new ContentStore(Folder);

    public string Folder => _scratch.File("store");

    public ContentStore Content { get; }

    public SetClock Clock { get; } = new();

    /// <summary>A path beside the store.</summary>
    public string Beside(string name) => _scratch.File(name);

    /// <summary>Stores a result of two outputs and the list of an input folder, as of some days ago.</summary>
    public LockedStage Add(string name, int daysAgo = 0)
    {
        var input = Content.Put(stream => stream.Write(Encoding.UTF8.GetBytes($"list of {name}")));
        var key = new KeyDescription([new KeyEntry(EntryKind.Input, "pictures", input.ToString())]);
        OutputFile[] outputs =
        [
            .. from file in (string[])["a", "b"]
               let text = $"{file} of {name}"
               let digest = Content.Put(stream => stream.Write(Encoding.UTF8.GetBytes(text)))
               select new OutputFile(file, digest, text.Length),
        ];
        var record = new ActionRecord(name, key.Entries, outputs, 1);
        new ActionCache(Folder).Put(key.Key, record);
        foreach (var path in PathsOf(key.Key, input, outputs))
            Age(path, daysAgo);
        return new LockedStage(name, key.Key, key.Entries, outputs);
    }

    public void Age(string path, int daysAgo) =>
        File.SetLastWriteTimeUtc(path, (Clock.GetUtcNow() - TimeSpan.FromDays(daysAgo)).UtcDateTime);

    /// <summary>Whether a result and its outputs are there; this is no use of it.</summary>
    public bool Has(LockedStage stage) => File.Exists(new ActionCache(Folder).PathOf(stage.Key))
        && stage.Outputs.All(output => Content.Contains(output.Digest));

    /// <summary>All files of the store.</summary>
    public string[] Files => [.. StoreFile.In(Folder).Select(file => file.Name).Order(StringComparer.Ordinal)];

    public CleanupPlan Plan(StoreRoots roots, int olderThan = 30, long? maxSize = null) =>
        new StoreCleanup(Folder, Clock).Plan(roots, new CleanupLimits(TimeSpan.FromDays(olderThan), maxSize));

    public int Clean(StoreRoots roots, int olderThan = 30, long? maxSize = null) =>
        new StoreCleanup(Folder, Clock).Remove(Plan(roots, olderThan, maxSize), Assert.Fail).Files;

    public static StoreRoots Roots(params LockedStage[] stages)
    {
        var roots = new StoreRoots();
        roots.Add(new StudyLock("study", stages));
        return roots;
    }

    public void Dispose() => _scratch.Dispose();

    private IEnumerable<string> PathsOf(ActionKey key, Digest input, OutputFile[] outputs) =>
    [
        new ActionCache(Folder).PathOf(key), Content.PathOf(input),
        .. outputs.Select(output => Content.PathOf(output.Digest)),
    ];
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
