using Kayfabe.Store.Runs;

namespace Kayfabe.Store.Tests.Runs;

public sealed class RunStoreLaws : IDisposable
{
    private static readonly StudyLock s_run = Locks.Of(Locks.Stage("Train", "model", Locks.Setting("eta", "0.3")));
    private static readonly StudyLock s_other = Locks.Of(Locks.Stage("Train", "model", Locks.Setting("eta", "0.2")));

    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _runs;

    public RunStoreLaws() => _runs = new RunStore(_scratch.Path, "small");

    public void Dispose() => _scratch.Dispose();

    private string FileOf(StudyLock run) => _scratch.File($"runs/small/{run.Id}.json");

    [Fact]
    public void A_saved_run_is_found()
    {
        Assert.Empty(_runs.Ids);
        _runs.Keep(s_run.Id, s_run.ToBytes());
        _runs.Keep(s_other.Id, s_other.ToBytes());

        Assert.Equal(s_run.ToBytes(), _runs.Find(s_run.Id)!.ToBytes());
        Assert.Equal([s_run.Id, s_other.Id], _runs.Ids.OrderBy(id => id != s_run.Id));
    }

    [Fact]
    public void A_saved_run_is_not_written_again()
    {
        _runs.Keep(s_run.Id, s_run.ToBytes());
        File.SetLastWriteTimeUtc(FileOf(s_run), DateTime.UnixEpoch);

        _runs.Keep(s_run.Id, s_run.ToBytes());

        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(FileOf(s_run)));
    }

    [Fact]
    public void The_latest_run_comes_first()
    {
        _runs.Keep(s_run.Id, s_run.ToBytes());
        _runs.Keep(s_other.Id, s_other.ToBytes());
        File.SetLastWriteTimeUtc(FileOf(s_other), DateTime.UnixEpoch);

        Assert.Equal([s_run.Id, s_other.Id], _runs.Ids);
    }

    [Theory]
    [InlineData("0123456789ab")]
    [InlineData("../small/0123456789ab")]
    public void A_run_that_was_deleted_or_never_was_is_not_found(string id) => Assert.Null(_runs.Find(id));

    [Fact]
    public void A_run_under_the_name_of_another_is_an_error()
    {
        _runs.Keep(s_run.Id, s_run.ToBytes());
        File.Move(FileOf(s_run), FileOf(s_other));

        var thrown = Assert.Throws<StoreException>(() => _runs.Find(s_other.Id));

        Assert.Equal($"this is run {s_run.Id}, not {s_other.Id}", thrown.Problem);
    }

    [Theory]
    [InlineData(InPlaceOf.Folder)]
    [InlineData(InPlaceOf.Pipe)]
    [InlineData(InPlaceOf.BrokenLink)]
    [InlineData(InPlaceOf.Empty)]
    public void Anything_in_place_of_a_run_is_replaced(InPlaceOf thing)
    {
        _runs.Keep(s_run.Id, s_run.ToBytes());
        thing.Replace(FileOf(s_run));
        Assert.Throws<StoreException>(() => _runs.Find(s_run.Id));

        _runs.Keep(s_run.Id, s_run.ToBytes());

        Assert.Equal(s_run.ToBytes(), _runs.Find(s_run.Id)!.ToBytes());
    }

    [Fact]
    public void A_run_of_a_newer_version_is_left_alone()
    {
        var newer = _scratch.Write($"runs/small/{s_run.Id}.json", """{"schemaVersion":2,"study":"small","runs":[]}""");
        var before = File.ReadAllText(newer);
        Assert.Contains(
            "made by a newer version of Kayfabe",
            Assert.Throws<StoreException>(() => _runs.Find(s_run.Id)).Problem,
            StringComparison.Ordinal);

        _runs.Keep(s_run.Id, s_run.ToBytes());

        Assert.Equal(s_run.ToBytes(), _runs.Find(s_run.Id)!.ToBytes());
        Assert.Equal(before, File.ReadAllText(newer));
        Assert.Equal([s_run.Id], _runs.Ids);
    }
}
