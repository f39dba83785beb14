using Kayfabe.Store.Files;

namespace Kayfabe.Store.Tests.Files;

/// <summary>A side file is trusted only as it was written, and only under its own name.</summary>
public sealed class SideFileLaws : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private SideFile Of(string name) => new(_scratch.Path, $"code/{name}");

    private string PathOf(string name) => _scratch.File($"code/{name}");

    [Fact]
    public void A_side_file_is_read_as_it_was_written()
    {
        Of("a").Write("1.7.4\nÄ\n");
        Assert.Equal("1.7.4\nÄ\n", Of("a").Read());
        Assert.Null(Of("b").Read());
    }

    [Fact]
    public void Every_single_flipped_bit_is_found()
    {
        Of("a").Write("1.7.4");
        var whole = File.ReadAllBytes(PathOf("a"));
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var bytes = whole.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(PathOf("a"), bytes);
            Assert.Null(Of("a").Read());
        }
    }

    [Fact]
    public void A_side_file_under_another_name_is_not_trusted()
    {
        Of("a").Write("1.7.4");
        Of("b").Write("1.7.6");
        File.Copy(PathOf("a"), PathOf("b"), overwrite: true);
        Assert.Null(Of("b").Read());
    }

    [Theory]
    [InlineData(InPlaceOf.Folder)]
    [InlineData(InPlaceOf.Pipe)]
    [InlineData(InPlaceOf.BrokenLink)]
    [InlineData(InPlaceOf.Empty)]
    public void Anything_in_its_place_is_not_read_and_is_replaced(InPlaceOf thing)
    {
        Of("a").Write("1.7.4");
        thing.Replace(PathOf("a"));
        Assert.Null(Of("a").Read());
        Of("a").Write("1.7.4");
        Assert.Equal("1.7.4", Of("a").Read());
    }

    [Fact]
    public void A_side_file_of_a_newer_version_is_left_alone()
    {
        var newer = _scratch.Write("code/a", "kayfabe side file 2 of another form\n");
        var before = File.ReadAllText(newer);

        Assert.Null(Of("a").Read());
        Of("a").Write("1.7.4");

        Assert.Equal("1.7.4", Of("a").Read());
        Assert.Equal(before, File.ReadAllText(newer));
    }
}
