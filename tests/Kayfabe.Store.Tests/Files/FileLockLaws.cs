using Kayfabe.Store.Files;

namespace Kayfabe.Store.Tests.Files;

public sealed class FileLockLaws : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_lock_is_held_until_it_is_released()
    {
        var path = _scratch.File("lock");
        using (var held = FileLock.Take(path, () => { }))
        {
            Assert.True(held.Works);
            Assert.True(FileLock.IsHeld(path));
        }
        Assert.Equal(OperatingSystem.IsWindows(), FileLock.IsHeld(path));
    }
}
