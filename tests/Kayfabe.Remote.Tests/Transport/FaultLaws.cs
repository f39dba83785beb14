using System.Diagnostics;
using Kayfabe.Remote.Transport;

namespace Kayfabe.Remote.Tests.Transport;

/// <summary>A remote that fails in any way is one error, soon, in words that are ours.</summary>
public sealed class FaultLaws : IDisposable
{
    private readonly ScriptedS3 _s3 = new();

    public static TheoryData<Fault, string> OfGet => new()
    {
        { Fault.Silent, "did not answer within 3 seconds" },
        { Fault.Closed, "could not be reached, or broke the connection" },
        { Fault.Truncated, "broke the connection" },
        { Fault.Dripping, "is too slow" },
        { Fault.Endless, "has more than" },
        { Fault.Refused, "refused access" },
        { Fault.Broken, "answered with an error (500)" },
    };

    public static TheoryData<Fault> OfList =>
        [Fault.Silent, Fault.Closed, Fault.Truncated, Fault.Endless, Fault.Refused, Fault.Broken, Fault.Html];

    [Theory, MemberData(nameof(OfGet))]
    public async Task A_get_that_fails_says_why(Fault fault, string problem)
    {
        using var remote = ScriptedRemote.Open(_s3, ScriptedRemote.Short);
        var name = RemoteLaws.NameOf("a");
        await RemoteLaws.Put(remote, name, new string('a', 10_000));
        _s3.Script = (_, _, _) => fault;
        var started = Stopwatch.GetTimestamp();
        var e = await Assert.ThrowsAsync<RemoteException>(() => RemoteLaws.Get(remote, name, 10_000));
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hostile", e.Message, StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(15));
    }

    [Theory, MemberData(nameof(OfList))]
    public async Task A_listing_that_fails_is_no_empty_listing(Fault fault)
    {
        using var remote = ScriptedRemote.Open(_s3, ScriptedRemote.Short);
        await RemoteLaws.Put(remote, RemoteLaws.NameOf("a"), "a");
        _s3.Script = (_, _, _) => fault;
        await Assert.ThrowsAsync<RemoteException>(() => RemoteLaws.List(remote, ""));
    }

    [Fact]
    public async Task A_listing_whose_pages_repeat_ends()
    {
        using var remote = ScriptedRemote.Open(_s3);
        for (var i = 0; i < 3; i++)
            await RemoteLaws.Put(remote, RemoteLaws.NameOf($"{i}"), "a");
        _s3.PageSize = 1;
        _s3.RepeatsPages = true;
        await Assert.ThrowsAsync<RemoteException>(() => RemoteLaws.List(remote, ""));
    }

    [Fact]
    public async Task Nobody_listening_is_an_error_at_once()
    {
        _s3.Stop();
        using var remote = ScriptedRemote.Open(_s3);
        var e = await Assert.ThrowsAsync<RemoteException>(() => RemoteLaws.Get(remote, RemoteLaws.NameOf("a")));
        Assert.Contains("could not be reached", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_content_in_a_folder_is_never_read_or_written_through_a_link()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Not every user may make links on this system.");
        using var folder = new ScratchFolder();
        using var elsewhere = new ScratchFolder();
        using var remote = new FolderAddress(folder.Path).Open(Patience.OfBuild);
        var name = RemoteLaws.NameOf("a");
        Directory.CreateSymbolicLink(folder.File("objects"), elsewhere.Path);
        await Assert.ThrowsAsync<RemoteException>(() => RemoteLaws.Put(remote, name, "a"));
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Path));
        var target = elsewhere.File(name["objects/".Length..]);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await File.WriteAllTextAsync(target, "a", TestContext.Current.CancellationToken);
        Assert.Null(await RemoteLaws.Get(remote, name));
        Assert.Empty(await RemoteLaws.List(remote, ""));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_an_error()
    {
        using var remote = new FolderAddress("/nowhere/at/all").Open(Patience.OfBuild);
        await Assert.ThrowsAsync<RemoteException>(() => RemoteLaws.List(remote, ""));
        await Assert.ThrowsAsync<RemoteException>(() => RemoteLaws.Put(remote, RemoteLaws.NameOf("a"), "a"));
    }

    public void Dispose() => _s3.Dispose();
}
