using Kayfabe.Store.Index;

namespace Kayfabe.Store.Tests;

/// <summary>Disks whose clock runs ahead of their stamps, so that files just written count as settled.</summary>
public sealed class LaterDisk(TimeSpan ahead, string folder) : DiskClock(folder)
{
    public static LaterDisk AMinute(ScratchFolder scratch) => new(TimeSpan.FromMinutes(1), scratch.Path);

    protected override DiskTime? TimeIn(string folder) =>
        base.TimeIn(folder) is { } time ? time with { Now = time.Now + (ahead.Ticks * 100) } : null;
}
