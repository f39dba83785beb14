using Kayfabe.Provenance.Trust;
using Kayfabe.Remote.Sharing;
using Kayfabe.Remote.Tests.Transport;
using Kayfabe.Remote.Transport;

namespace Kayfabe.Remote.Tests.Sharing;

/// <summary>Push and pull move everything, in the right order, and name what they cannot move.</summary>
public sealed class TransferLaws : IDisposable
{
    private readonly ScriptedS3 _s3 = new();
    private readonly Party _ada = new("https://ada.example/"), _ben = new("https://ben.example/");
    private readonly IRemote _remote;

    public TransferLaws() => _remote = ScriptedRemote.Open(_s3, ScriptedRemote.Short);

    [Fact]
    public async Task What_one_pushes_the_other_pulls()
    {
        var results = _ada.Make(3);
        var pushed = await _ada.Push(_remote, results);
        Assert.Empty(pushed.Problems);
        Assert.Equal((3, 12), (pushed.Results, pushed.Moved));

        var pulled = await _ben.Pull(_remote, Party.Trusting(_ada), results);
        Assert.Empty(pulled.Problems);
        Assert.Equal(3, pulled.Results);
        Assert.All(results, result => Assert.True(_ben.Has(result)));
    }

    [Fact]
    public async Task All_of_a_remote_can_be_pulled_without_naming_it()
    {
        var results = _ada.Make(3);
        await _ada.Push(_remote, results);
        Assert.Equal(3, (await _ben.Pull(_remote, Party.Trusting(_ada), null)).Results);
        Assert.All(results, result => Assert.True(_ben.Has(result)));
    }

    [Fact]
    public async Task With_nothing_new_a_push_and_a_pull_only_list()
    {
        var results = _ada.Make(20);
        await _ada.Push(_remote, results);
        await _ben.Pull(_remote, Party.Trusting(_ada), results);
        _s3.PageSize = 40;
        var before = _s3.Requests;
        Assert.Equal(0, (await _ada.Push(_remote, results)).Moved);
        Assert.Equal(2, _s3.Requests - before); // 80 names
        Assert.Equal(0, (await _ben.Pull(_remote, Party.Trusting(_ada), results)).Moved);
        Assert.Equal(4, _s3.Requests - before);
    }

    [Fact]
    public async Task Contents_go_before_lists_and_lists_before_records()
    {
        var order = new System.Collections.Concurrent.ConcurrentQueue<string>();
        _s3.Script = (method, path, _) =>
        {
            if (method == "PUT")
                order.Enqueue(path);
            return null;
        };
        var results = _ada.Make(2);
        await _ada.Push(_remote, results);
        var lists = results
            .Select(result => LocalResults.InputsOf(_ada.Local.Actions.Find(result.Key, out _)!).Single())
            .Select(RemoteNames.Of).ToArray();
        Assert.All(order.Take(4), path => Assert.Contains("/objects/", path, StringComparison.Ordinal));
        Assert.All(order.Skip(4).Take(2), path =>
            Assert.Contains(lists, list => path.EndsWith(list, StringComparison.Ordinal)));
        Assert.All(order.Skip(6), path => Assert.Contains("/results/", path, StringComparison.Ordinal));
        Assert.Equal(8, order.Count);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_missing_or_damaged_here_is_named_and_the_rest_goes_on(bool isMissing)
    {
        var results = _ada.Make(3);
        var path = _ada.PathOf(results[1], 1);
        if (isMissing)
            File.Delete(path);
        else
            await File.WriteAllTextAsync(path, "b of staged", TestContext.Current.CancellationToken);

        var report = await _ada.Push(_remote, results);

        var problem = Assert.Single(report.Problems);
        Assert.Equal("Stage1/b", problem.Item);
        Assert.Equal(isMissing ? "the store does not have it" : "the store's copy is damaged", problem.Problem);
        Assert.Equal(2, report.Results);
        Assert.Equal(2, _s3.Objects.Keys.Count(name => name.Contains("/results/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_result_that_is_not_in_the_store_is_named()
    {
        using var elsewhere = new Party("https://ada.example/");
        var unknown = elsewhere.Make("Unknown");
        var report = await _ada.Push(_remote, _ada.Make("Stage"), unknown);
        Assert.Equal(new TransferProblem("Unknown", "the store has no such result"), Assert.Single(report.Problems));
        Assert.Equal(1, report.Results);
        var pulled = await _ben.Pull(_remote, Party.Trusting(_ada), unknown);
        Assert.Equal(new TransferProblem("Unknown", "the remote has no such result"), Assert.Single(pulled.Problems));
    }

    [Theory, InlineData(3), InlineData(9), InlineData(14)]
    public async Task A_push_that_breaks_off_leaves_no_record_without_its_contents_and_goes_on_later(int requests)
    {
        var results = _ada.Make(5);
        _s3.Script = (_, _, before) => before >= requests ? Fault.Closed : null;
        await Assert.ThrowsAsync<RemoteException>(() => _ada.Push(_remote, results));
        _s3.Script = (_, _, _) => null;

        await _ben.Pull(_remote, Party.Trusting(_ada), null);
        Assert.All(results, result =>
            Assert.True(_ben.Local.Actions.Find(result.Key, out _) is not { } record || _ben.Local.HasOutputs(record)));

        var there = _s3.Objects.Count;
        Assert.Equal(20 - there, (await _ada.Push(_remote, results)).Moved);
        Assert.Equal(5, (await _ben.Pull(_remote, Party.Trusting(_ada), results)).Results);
    }

    [Fact]
    public async Task A_content_that_was_altered_on_the_remote_is_named_and_its_record_not_stored()
    {
        var results = _ada.Make(3);
        await _ada.Push(_remote, results);
        var name = RemoteNames.Of(_ada.Local.Actions.Find(results[0].Key, out _)!.Outputs[0].Digest);
        var key = _s3.Objects.Keys.Single(one => one.EndsWith(name, StringComparison.Ordinal));
        _s3.Objects[key] = [.. "A of Stage0"u8];

        var report = await _ben.Pull(_remote, Party.Trusting(_ada), results);

        Assert.Equal(
            new TransferProblem("Stage0/a", "the remote sent something else under its name"),
            Assert.Single(report.Problems));
        Assert.Equal(2, report.Results);
        Assert.Null(_ben.Local.Actions.Find(results[0].Key, out _));
    }

    [Fact]
    public async Task A_content_of_another_size_on_the_remote_is_named_on_the_next_push()
    {
        var result = _ada.Make("Stage");
        await _ada.Push(_remote, result);
        var name = RemoteNames.Of(_ada.Local.Actions.Find(result.Key, out _)!.Outputs[0].Digest);
        _s3.Objects[_s3.Objects.Keys.Single(one => one.EndsWith(name, StringComparison.Ordinal))] = [1];
        var report = await _ada.Push(_remote, result);
        Assert.Contains("damaged", Assert.Single(report.Problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_stranger_signed_is_not_pulled()
    {
        var result = _ada.Make("Stage");
        await _ada.Push(_remote, result);
        var report = await _ben.Pull(_remote, Party.Trusting(_ben), result);
        Assert.Contains(
            "is not trusted: no key in trust.json", Assert.Single(report.Problems).Problem, StringComparison.Ordinal);
        Assert.Null(_ben.Local.Actions.Find(result.Key, out _));
        Assert.Empty(Directory.GetFileSystemEntries(_ben.Store));
    }

    [Fact]
    public async Task What_another_builder_made_is_handed_on_under_its_name()
    {
        using var second = new ScriptedS3();
        using var other = ScriptedRemote.Open(second);
        var result = _ada.Make("Stage");
        await _ada.Push(_remote, result);
        await _ben.Pull(_remote, Party.Trusting(_ada), result);

        var both = Party.Trusting(_ada, _ben);
        var push = new ResultPush(other, _ben.Local, _ben.Key, both, TimeProvider.System, (_, _, _) => { });
        var report = await push.Run([result], TestContext.Current.CancellationToken);

        Assert.Empty(report.Problems);
        var record = Assert.Single(second.Objects, one => one.Key.Contains("/results/", StringComparison.Ordinal));
        Assert.EndsWith(RemoteNames.Of(result.Key, _ada.Key.Public.Hint), record.Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_under_a_key_that_was_withdrawn_since_is_not_pushed()
    {
        var result = _ada.Make("Stage");
        await _ada.Push(_remote, result);
        await _ben.Pull(_remote, Party.Trusting(_ada), result);
        var withdrawn = new TrustFile([
            .. Party.Trusting(_ada).Keys.Select(key => key with { Withdrawn = new DateOnly(2026, 6, 1) }),
            new TrustedKey("https://ada.example/", null, _ben.Key.Public, null, null, null)]);
        using var second = new ScriptedS3();
        using var other = ScriptedRemote.Open(second);
        var push = new ResultPush(other, _ben.Local, _ben.Key, withdrawn, TimeProvider.System, (_, _, _) => { });

        var report = await push.Run([result], TestContext.Current.CancellationToken);

        Assert.Contains("is no longer trusted", Assert.Single(report.Problems).Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Objects.Keys, name => name.Contains("/results/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_builder_made_is_never_signed_as_ones_own()
    {
        var result = _ada.Make("Stage");
        var push = new ResultPush(
            _remote, _ada.Local, _ben.Key, Party.Trusting(_ben), TimeProvider.System, (_, _, _) => { });
        var report = await push.Run([result], TestContext.Current.CancellationToken);
        Assert.Contains("only its maker can sign it", Assert.Single(report.Problems).Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(_s3.Objects.Keys, name => name.Contains("/results/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_of_the_remote_names_what_is_damaged_untrusted_or_incomplete_and_changes_nothing()
    {
        var results = _ada.Make(3);
        await _ada.Push(_remote, results);
        await _ben.Push(_remote, _ben.Make("Strange"));
        var contents = _s3.Objects.Keys.Where(name => name.Contains("/objects/", StringComparison.Ordinal));
        var flipped = _ada.Local.Actions.Find(results[0].Key, out _)!.Outputs[0].Digest;
        var name = contents.Single(one => one.EndsWith(RemoteNames.Of(flipped), StringComparison.Ordinal));
        _s3.Objects[name] = [.. _s3.Objects[name].Select(one => (byte)(one ^ 1))];
        var before = _s3.Objects.Count;

        var found = await new RemoteCheck(_remote, Party.Trusting(_ada), TimeProvider.System, (_, _, _) => { })
            .Run(TestContext.Current.CancellationToken);

        Assert.Equal(
            new TransferProblem(RemoteNames.Of(flipped), "its content has another digest"),
            Assert.Single(found.Damaged));
        Assert.Equal((12, 4, 1), (found.Contents, found.Records, found.Incomplete));
        Assert.Single(found.Untrusted);
        Assert.Equal(before, _s3.Objects.Count);
    }

    public void Dispose()
    {
        _remote.Dispose();
        _s3.Dispose();
        _ada.Dispose();
        _ben.Dispose();
    }
}
