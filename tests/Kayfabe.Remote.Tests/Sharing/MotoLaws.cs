using Kayfabe.Remote.Sharing;
using Kayfabe.Remote.Tests.Transport;
using Kayfabe.Remote.Transport;
using Kayfabe.Tests;

namespace Kayfabe.Remote.Tests.Sharing;

/// <summary>The same with somebody else's S3: its paths, listings, conditional writes and checksums.</summary>
public sealed class MotoLaws(MotoServer moto) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task What_one_pushes_another_takes_and_a_stranger_does_not()
    {
        using var remote = Open("shared/");
        using var ada = new Party("https://ada.example/");
        using var ben = new Party("https://ben.example/");
        using var stranger = new Party("https://ada.example/");
        var results = ada.Make(5);

        var report = await ada.Push(remote, results);
        Assert.Empty(report.Problems);
        Assert.Equal(20, report.Moved);
        Assert.Equal(0, (await ada.Push(remote, results)).Moved);

        var warnings = new List<string>();
        var lookups = new RemoteResults(remote, ben.Local, Party.Trusting(ada), TimeProvider.System, warnings.Add);
        Assert.Equal(new Brought("https://ada.example/", 1), lookups.Bring(results[0].Key));
        Assert.Equal(5, (await ben.Pull(remote, Party.Trusting(ada), results)).Results);
        Assert.All(results.Skip(1), result => Assert.True(ben.Has(result)));

        using var third = new Party("https://third.example/");
        var other = new RemoteResults(
            remote, third.Local, Party.Trusting(stranger), TimeProvider.System, warnings.Add);
        Assert.Equal(
            new NotBrought("remote not trusted: no key in trust.json made the signature"), other.Bring(results[0].Key));
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task What_is_there_is_not_replaced()
    {
        using var remote = Open("conditional/");
        var name = RemoteLaws.NameOf("first");
        Assert.True(await RemoteLaws.Put(remote, name, "first"));
        Assert.False(await RemoteLaws.Put(remote, name, "first"));
        Assert.Equal("first", await RemoteLaws.Get(remote, name));
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_an_error()
    {
        using var remote = Open("", "nosuchbucket");
        var e = await Assert.ThrowsAsync<RemoteException>(() => RemoteLaws.List(remote, ""));
        Assert.Equal("there is no such bucket", e.Message);
        await Assert.ThrowsAsync<RemoteException>(() => RemoteLaws.Get(remote, RemoteLaws.NameOf("a")));
    }

    private IRemote Open(string prefix, string bucket = "bucket")
    {
        Assert.SkipWhen(moto.Url is null, "There is no moto_server (pip install 'moto[server]').");
        return ScriptedRemote.Open(moto.Url!, prefix, bucket);
    }
}
