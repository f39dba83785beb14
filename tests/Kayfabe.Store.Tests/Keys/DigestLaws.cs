using System.Text;
using FsCheck.Xunit;
using Kayfabe.Store.Keys;

namespace Kayfabe.Store.Tests.Keys;

public class DigestLaws
{
    [Fact]
    public void A_digest_is_SHA_256_in_lower_case() => Assert.Equal(
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Digest.Of("abc"u8).ToString());

    [Property]
    public bool A_digest_is_parsed_as_it_was_written(string text) =>
        Digest.Of(Encoding.UTF8.GetBytes(text ?? "")) is var digest
        && Digest.TryParse(digest.ToString(), out var parsed) && parsed == digest;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("sha256:ba78")]
    [InlineData("sha256:zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void Anything_else_is_not_a_digest(string? text) => Assert.False(Digest.TryParse(text, out _));

    [Fact]
    public void A_files_digest_is_that_of_its_bytes()
    {
        using var scratch = new ScratchFolder();
        var content = string.Concat(Enumerable.Repeat("kayfabe ", 400_000));
        Assert.Equal(Digest.Of(Encoding.UTF8.GetBytes(content)), Digest.OfFile(scratch.Write("large", content)));
    }
}
