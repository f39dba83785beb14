using FsCheck.Xunit;
using Kayfabe.Sample.Model;

namespace Kayfabe.Sample.Tests;

public sealed class ShortcodeTests
{
    [Fact]
    public void A_shortcode_spells_its_id_as_Instagrams_do() =>
        Assert.Equal(2198809599234921792, Shortcode.ToId("B6Dva5DHdVA"));

    [Fact]
    public void A_float_rounds_an_id() =>
        Assert.Equal(2198809599234921728, Shortcode.Rounded(2198809599234921792));

    [Property]
    public void Greater_numbers_have_greater_ids(uint first, uint second)
    {
        var (a, b) = ((int)(first % Shortcode.Count), (int)(second % Shortcode.Count));

        Assert.Equal(a.CompareTo(b), Shortcode.ToId(Shortcode.Of(a)).CompareTo(Shortcode.ToId(Shortcode.Of(b))));
    }

    /// <summary>The high bits of an id are milliseconds since Instagram's epoch, 2011-08-24T21:07:01.721Z.</summary>
    [Fact]
    public void The_ids_are_of_a_time_to_come() =>
        Assert.True((Shortcode.ToId(Shortcode.Of(0)) >> 23) + 1314220021721
            > new DateTimeOffset(2042, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
}
