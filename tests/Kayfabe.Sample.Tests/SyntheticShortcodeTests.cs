using FsCheck.Xunit;
using Kayfabe.Sample.Model;
using Kayfabe.Sample.Writing;

namespace Kayfabe.Sample.Tests;

public sealed class SyntheticShortcodeTests
{
    [Fact]
    public void A_float_rounds_an_id() =>
        Assert.Equal(2198809599234921728UL, ExportRow.Rounded(2198809599234921792));

    [Property]
    public void Greater_numbers_have_greater_ids(uint first, uint second)
    {
        var (a, b) = ((int)(first % SyntheticShortcode.Count), (int)(second % SyntheticShortcode.Count));

        Assert.Equal(a.CompareTo(b), IdOf(a).CompareTo(IdOf(b)));
    }

    /// <summary>The high bits of an id are milliseconds since Instagram's epoch, 2011-08-24T21:07:01.721Z.</summary>
    [Fact]
    public void The_ids_are_of_a_future_time() =>
        Assert.True((long)(IdOf(0) >> 23) + 1314220021721
            > new DateTimeOffset(2042, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());

    [Fact]
    public void Shortcodes_of_one_case_stay_different_without_regard_to_case_and_grow()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var last = 0UL;
        for (var number = 0; number < 13 * 38 * 38 * 38 * 10; number += number < 100_000 ? 1 : 97)
        {
            var code = SyntheticShortcode.OfOneCase(number);
            Assert.True(seen.Add(code), code);
            Assert.True(SyntheticShortcode.IdOf(code) >= last + 256, code);
            last = SyntheticShortcode.IdOf(code);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticShortcode.OfOneCase(13 * 38 * 38 * 38 * 10));
    }

    private static ulong IdOf(int number) => SyntheticShortcode.IdOf(SyntheticShortcode.Of(number));
}
