using Kayfabe.Store.Files;

namespace Kayfabe.Store.Tests.Files;

public sealed class StoredFileLaws : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_file_is_read()
    {
        Assert.Equal("text"u8.ToArray(), StoredFile.Read(_scratch.Write("file", "text"), out var problem));
        Assert.Null(problem);
    }

    [Fact]
    public void A_missing_file_is_not_a_problem()
    {
        Assert.Null(StoredFile.Read(_scratch.File("none"), out var problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData(InPlaceOf.Folder, "a folder is in its place")]
    [InlineData(InPlaceOf.Pipe, "it is not a regular file")]
    [InlineData(InPlaceOf.BrokenLink, "a broken link is in its place")]
    public void Anything_but_a_file_is_a_problem_and_never_waited_for(InPlaceOf thing, string expected)
    {
        if (!OperatingSystem.IsLinux() && thing != InPlaceOf.Folder)
            return;
        thing.Replace(_scratch.File("file"));
        Assert.Null(StoredFile.Read(_scratch.File("file"), out var problem));
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData(InPlaceOf.Folder)]
    [InlineData(InPlaceOf.Pipe)]
    [InlineData(InPlaceOf.BrokenLink)]
    [InlineData(InPlaceOf.Empty)]
    public void Anything_in_place_of_a_file_is_replaced(InPlaceOf thing)
    {
        thing.Replace(_scratch.File("file"));
        AtomicFile.Write(_scratch.File("file"), "text"u8.ToArray());
        Assert.Equal("text", File.ReadAllText(_scratch.File("file")));
        Assert.Equal([_scratch.File("file")], Directory.GetFileSystemEntries(_scratch.Path));
    }

    [Theory]
    [InlineData(InPlaceOf.Pipe)]
    [InlineData(InPlaceOf.BrokenLink)]
    [InlineData(InPlaceOf.Empty)]
    public void Anything_in_place_of_a_folder_of_ours_is_replaced_but_nothing_above_it(InPlaceOf thing)
    {
        thing.Replace(_scratch.File("store"));
        AtomicFile.Write(_scratch.File("store/ab/file"), "text"u8.ToArray(), _scratch.Path);
        Assert.Equal("text", File.ReadAllText(_scratch.File("store/ab/file")));

        thing.Replace(_scratch.File("store"));
        Assert.ThrowsAny<IOException>(
            () => AtomicFile.Write(_scratch.File("store/ab/file"), "text"u8.ToArray(), _scratch.File("store")));
    }
}
