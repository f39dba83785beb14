using System.Globalization;
using FsCheck.Xunit;
using Kayfabe.Study.Posts;

namespace Kayfabe.Study.Tests.Posts;

public sealed class ShortcodeTests
{
    [Fact]
    public void The_shortcode_spells_the_id() =>
        Assert.Equal(2198809599234921792UL, Shortcode.ToId("B6Dva5DHdVA"));

    [Property]
    public void An_id_and_its_shortcode_are_one(ulong id)
    {
        var shortcode = Shortcode.FromId(id);
        Assert.True(Shortcode.IsValid(shortcode));
        Assert.Equal(id, Shortcode.ToId(shortcode));
        Assert.Equal(StoredId.Same, Shortcode.Compare(id.ToString(CultureInfo.InvariantCulture), shortcode));
    }

    [Property]
    public void A_float64_of_the_id_is_found_to_be_rounded(ulong id)
    {
        var rounded = ((UInt128)(double)id).ToString(CultureInfo.InvariantCulture);
        var expected = rounded == id.ToString(CultureInfo.InvariantCulture) ? StoredId.Same : StoredId.Rounded;
        Assert.Equal(expected, Shortcode.Compare(rounded, Shortcode.FromId(id)));
    }

    [Theory]
    [InlineData("2198809599234921792", StoredId.Same)]
    [InlineData("2198809599234921728", StoredId.Rounded)]
    [InlineData("2.198809599234922e+18", StoredId.Rounded)]
    [InlineData("2.19881E+18", StoredId.Rounded)]
    [InlineData("2E+18", StoredId.Rounded)]
    [InlineData("2.19882E+18", StoredId.Other)]
    [InlineData("2198809599234921793", StoredId.Rounded)]
    [InlineData("2198809599234990000", StoredId.Other)]
    [InlineData("17841400000000000", StoredId.Other)]
    [InlineData("abc", StoredId.Other)]
    [InlineData("", StoredId.Unknown)]
    public void A_stored_id_is_compared_with_the_shortcode(string stored, StoredId expected) =>
        Assert.Equal(expected, Shortcode.Compare(stored, "B6Dva5DHdVA"));

    [Theory]
    [InlineData("https://www.instagram.com/p/B6Dva5DHdVA", "B6Dva5DHdVA")]
    [InlineData("https://www.instagram.com/p/B6Dva5DHdVA/?img_index=2", "B6Dva5DHdVA")]
    [InlineData("HTTPS://instagram.com/reel/C-_1/#x", "C-_1")]
    [InlineData("www.instagram.com/rondarousey/p/B6Dva5DHdVA/", "B6Dva5DHdVA")]
    [InlineData("https://www.instagram.com/p/../../etc/passwd", null)]
    [InlineData("https://www.instagram.com/p/a.b", null)]
    [InlineData("https://www.instagram.com/rondarousey", null)]
    [InlineData("https://example.org/p/B6Dva5DHdVA", null)]
    [InlineData("https://evilinstagram.com/p/B6Dva5DHdVA", null)]
    [InlineData("https://www.instagram.com/p/", null)]
    [InlineData("", null)]
    public void Only_an_address_of_a_post_holds_a_shortcode(string address, string? expected) =>
        Assert.Equal(expected, Shortcode.FromAddress(address));

    [Fact]
    public void A_longer_shortcode_spells_no_id_of_64_bits()
    {
        Assert.Null(Shortcode.ToId("B6Dva5DHdVAB6Dva5DHdVAB6Dva5DHdVA"));
        Assert.Null(Shortcode.ToId(""));
        Assert.Null(Shortcode.ToId("a.b"));
        Assert.False(Shortcode.IsValid(new string('a', 65)));
    }
}
