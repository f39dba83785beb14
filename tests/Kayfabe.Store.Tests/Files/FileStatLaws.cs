using Kayfabe.Store.Files;
using Kayfabe.Store.Index;

namespace Kayfabe.Store.Tests.Files;

/// <summary>Only a file that is known to be absent has no stat.</summary>
public sealed class FileStatLaws : IDisposable
{
    // Longer than any file system allows.
    private static readonly string s_tooLong = new('x', 300);

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_missing_file_and_one_below_a_file_have_no_stat()
    {
        _scratch.Write("a", "content");
        Assert.Null(FileStat.Of(_scratch.File("none")));
        Assert.Null(FileStat.Of(_scratch.File("none/none")));
        Assert.Null(FileStat.Of(_scratch.File("a/none")));
    }

    [Theory]
    [InlineData(InPlaceOf.Folder)]
    [InlineData(InPlaceOf.Pipe)]
    [InlineData(InPlaceOf.BrokenLink)]
    [InlineData(InPlaceOf.LinkToItself)]
    public void Anything_but_a_regular_file_has_no_stat(InPlaceOf thing)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() || thing == InPlaceOf.Folder, "Made and told from a file on Linux only.");
        var path = _scratch.Write("a", "content");
        thing.Replace(path);
        Assert.Null(FileStat.Of(path));
    }

    [Fact]
    public void Any_other_error_is_not_taken_for_absence()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not tell the errors apart.");
        Assert.Throws<IOException>(() => FileStat.Of(_scratch.File(s_tooLong)));
        var index = new FileIndex(_scratch.File("index"));
        Assert.Throws<IOException>(() => index.DigestOf(_scratch.File(s_tooLong)));
        Assert.Null(index.TryDigestOf(_scratch.File(s_tooLong)));
        Assert.Null(StoredFile.Read(_scratch.File(s_tooLong), out var problem));
        Assert.Equal("it cannot be read", problem);
    }
}
