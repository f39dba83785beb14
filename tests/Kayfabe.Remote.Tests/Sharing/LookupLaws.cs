using System.Diagnostics;
using Kayfabe.Remote.Sharing;
using Kayfabe.Remote.Tests.Transport;
using Kayfabe.Remote.Transport;

namespace Kayfabe.Remote.Tests.Sharing;

/// <summary>A look on a remote brings what is right and trusted; nothing else costs more than a warning.</summary>
public sealed class LookupLaws : IDisposable
{
    private readonly ScriptedS3 _s3 = new();
    private readonly Party _ada = new("https://ada.example/"), _ben = new("https://ben.example/");
    private readonly IRemote _remote;
    private readonly List<string> _warnings = [];

    public LookupLaws() => _remote = ScriptedRemote.Open(_s3, ScriptedRemote.Short);

    // A few bytes that drip are soon there: that is a slow remote, not one that fails.
    public static TheoryData<Fault> Faults => [.. Enum.GetValues<Fault>().Where(fault => fault != Fault.Dripping)];

    [Fact]
    public async Task A_trusted_result_is_brought_and_names_its_maker()
    {
        var result = _ada.Make("Stage");
        await _ada.Push(_remote, result);
        Assert.Equal(new Brought("https://ada.example/", 1), Of(_ada).Bring(result.Key));
        Assert.True(_ben.Local.HasOutputs(_ben.Local.Actions.Find(result.Key, out _)!));
        Assert.Equal("https://ada.example/", _ben.Local.Actions.Find(result.Key, out _)!.Origin!.Builder);
    }

    [Fact]
    public void What_nobody_made_is_nothing_to_say() =>
        Assert.Equal(new NotBrought(), Of(_ada).Bring(_ada.Make("Stage").Key));

    [Fact]
    public async Task The_result_of_a_stranger_is_not_taken()
    {
        var result = _ada.Make("Stage");
        await _ada.Push(_remote, result);
        var lookup = Assert.IsType<NotBrought>(Of(_ben).Bring(result.Key));
        Assert.Equal(
            "remote not trusted: no key in trust.json made the signature", lookup.Detail);
        Assert.Empty(Directory.GetFileSystemEntries(_ben.Store));
        Assert.Empty(_warnings);
    }

    [Fact]
    public async Task A_strangers_record_under_a_trusted_name_is_not_taken()
    {
        using var stranger = new Party("https://ada.example/");
        var result = stranger.Make("Stage");
        await stranger.Push(_remote, result);
        Move(result, stranger, RemoteNames.Of(result.Key, _ada.Key.Public.Hint));
        Assert.IsType<NotBrought>(Of(_ada).Bring(result.Key));
    }

    [Fact]
    public async Task A_trusted_record_of_another_key_is_not_taken()
    {
        var (one, other) = (_ada.Make("One"), _ada.Make("Other"));
        await _ada.Push(_remote, other);
        Move(other, _ada, RemoteNames.Of(one.Key, _ada.Key.Public.Hint));
        var lookup = Assert.IsType<NotBrought>(Of(_ada).Bring(one.Key));
        Assert.Contains("another key", lookup.Detail, StringComparison.Ordinal);
        Assert.Null(_ben.Local.Actions.Find(one.Key, out _));
    }

    [Fact]
    public async Task A_trusted_record_is_found_among_many_of_strangers()
    {
        var result = _ada.Make("Stage");
        await _ada.Push(_remote, result);
        var record = _s3.Objects.Single(one => one.Key.Contains("/results/", StringComparison.Ordinal)).Value;
        for (var i = 0; i < 100; i++)
        {
            var name = RemoteNames.Of(result.Key, $"{i:x64}");
            _s3.Objects[$"bucket/prefix/{name}"] = [.. record.Take(record.Length - 3)];
        }
        Assert.IsType<Brought>(Of(_ada).Bring(result.Key));
    }

    [Fact]
    public async Task A_record_without_its_contents_is_no_hit()
    {
        var result = _ada.Make("Stage");
        await _ada.Push(_remote, result);
        var name = RemoteNames.Of(_ada.Local.Actions.Find(result.Key, out _)!.Outputs[1].Digest);
        _s3.Objects.TryRemove(_s3.Objects.Keys.Single(one => one.EndsWith(name, StringComparison.Ordinal)), out _);
        var lookup = Assert.IsType<NotBrought>(Of(_ada).Bring(result.Key));
        Assert.Equal("the remote has its record, but not b", lookup.Detail);
        Assert.Null(_ben.Local.Actions.Find(result.Key, out _));
        Assert.Empty(_warnings);
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task A_remote_that_fails_is_one_warning_and_not_asked_again(Fault fault)
    {
        var results = _ada.Make(3);
        await _ada.Push(_remote, results);
        _s3.Script = (_, path, _) =>
            path.Contains("/objects/", StringComparison.Ordinal) || fault is Fault.Html ? fault : null;
        var lookups = Of(_ada);
        var started = Stopwatch.GetTimestamp();

        Assert.All(results, result => Assert.IsType<NotBrought>(lookups.Bring(result.Key)));

        Assert.Single(_warnings);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(15));
        var asked = _s3.Requests;
        lookups.Bring(results[0].Key);
        Assert.Equal(asked, _s3.Requests);
        Assert.All(results, result => Assert.Null(_ben.Local.Actions.Find(result.Key, out _)));
    }

    [Fact]
    public async Task A_remote_that_takes_longer_than_it_saves_is_not_asked_again()
    {
        var clock = new SteppedClock();
        var results = _ada.Make(20);
        await _ada.Push(_remote, results);
        _s3.Script = (_, _, _) =>
        {
            clock.Step(TimeSpan.FromSeconds(1));
            return null;
        };
        var lookups = new RemoteResults(_remote, _ben.Local, Party.Trusting(_ada), clock, _warnings.Add);
        // Each takes four requests, of a second each, and saves one second: 4 n > 10 + n.
        Assert.Equal(4, results.Count(result => lookups.Bring(result.Key) is Brought));
        Assert.Equal("is slow: 16 seconds for what takes 4 to make", Assert.Single(_warnings));
    }

    [Fact]
    public async Task A_remote_that_vanishes_half_way_leaves_no_result_that_is_not_whole()
    {
        var results = _ada.Make(4);
        await _ada.Push(_remote, results);
        var until = _s3.Requests + 7;
        _s3.Script = (_, _, before) => before >= until ? Fault.Closed : null;
        var lookups = Of(_ada);
        var brought = results.Where(result => lookups.Bring(result.Key) is Brought).ToArray();
        Assert.NotEmpty(brought);
        Assert.NotEqual(4, brought.Length);
        Assert.All(results, result => Assert.Equal(
            brought.Contains(result),
            _ben.Local.Actions.Find(result.Key, out _) is { } record && _ben.Local.HasOutputs(record)));
        Assert.Single(_warnings);
    }

    public void Dispose()
    {
        _remote.Dispose();
        _s3.Dispose();
        _ada.Dispose();
        _ben.Dispose();
    }

    private RemoteResults Of(params Party[] trusted) =>
        new(_remote, _ben.Local, Party.Trusting(trusted), TimeProvider.System, _warnings.Add);

    private void Move(NamedResult result, Party by, string name)
    {
        var old = $"bucket/prefix/{RemoteNames.Of(result.Key, by.Key.Public.Hint)}";
        Assert.True(_s3.Objects.TryRemove(old, out var record));
        _s3.Objects[$"bucket/prefix/{name}"] = record;
    }
}

/// <summary>A clock that moves when it is told to.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _ticks;

    public void Step(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);
}
