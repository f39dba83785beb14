using System.Text;
using Kayfabe.Provenance.Signing;
using Kayfabe.Provenance.Trust;
using Kayfabe.Remote.Sharing;
using Kayfabe.Remote.Transport;
using Kayfabe.Store.Content;
using Kayfabe.Store.Keys;

namespace Kayfabe.Remote.Tests.Sharing;

/// <summary>A builder with a store and a key.</summary>
internal sealed class Party(string builder) : IDisposable
{
    private readonly ScratchFolder _store = new();

    public string Builder => builder;

    public SigningKey Key { get; } = SigningKey.Create();

    public LocalResults Local => LocalResults.Of(_store.Path);

    public string Store => _store.Path;

    /// <summary>Makes a result of two outputs, and keeps the list of an input folder.</summary>
    public NamedResult Make(string name)
    {
        var input = Put($"list of {name}");
        var key = new KeyDescription([new KeyEntry(EntryKind.Input, "pictures", input.ToString())]);
        OutputFile[] outputs =
        [
            .. from file in (string[])["a", "b"]
               let text = $"{file} of {name}"
               select new OutputFile(file, Put(text), text.Length),
        ];
        var origin = new Origin(
            new DateTimeOffset(2026, 5, 17, 8, 30, 0, TimeSpan.Zero), "ringside", "linux", "x64", builder);
        Local.Actions.Put(key.Key, new ActionRecord(name, key.Entries, outputs, 1) { Origin = origin });
        return new NamedResult(key.Key, name);
    }

    public NamedResult[] Make(int count) => [.. Enumerable.Range(0, count).Select(i => Make($"Stage{i}"))];

    /// <summary>Whether the store has a result with all that it names.</summary>
    public bool Has(NamedResult result) => Local.Actions.Find(result.Key, out _) is { } record
        && record.Outputs.All(output => Local.Content.IsWhole(output.Digest))
        && LocalResults.InputsOf(record).All(Local.Content.IsWhole);

    public string PathOf(NamedResult result, int output) =>
        Local.Content.PathOf(Local.Actions.Find(result.Key, out _)!.Outputs[output].Digest);

    public Task<TransferReport> Push(IRemote remote, params NamedResult[] results) =>
        new ResultPush(remote, Local, Key, Trusting(this), TimeProvider.System, static (_, _, _) => { })
            .Run(results, TestContext.Current.CancellationToken);

    public Task<TransferReport> Pull(IRemote remote, TrustFile trust, params NamedResult[]? results) =>
        new ResultPull(remote, Local, trust, TimeProvider.System, static (_, _, _) => { })
            .Run(results, TestContext.Current.CancellationToken);

    public static TrustFile Trusting(params Party[] parties) => new(
        [.. parties.Select(one => new TrustedKey(one.Builder, null, one.Key.Public, null, null, null))]);

    public void Dispose()
    {
        Key.Dispose();
        _store.Dispose();
    }

    private Digest Put(string text) => Local.Content.Put(stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
