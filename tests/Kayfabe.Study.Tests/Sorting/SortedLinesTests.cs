using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kayfabe.Study.Sorting;

namespace Kayfabe.Study.Tests.Sorting;

public sealed class SortedLinesTests
{
    // Few different bytes, so that lines are equal, and begin with others.
    private static readonly Gen<byte[]> s_line =
        Gen.Elements((byte)0, (byte)'\t', (byte)'a', (byte)'b', (byte)255).ArrayOf().Where(line => line.Length < 40);

    [Property]
    public Property Lines_come_in_the_order_of_their_bytes_and_none_is_lost_whatever_the_parts() => Prop.ForAll(
        s_line.ArrayOf().ToArbitrary(), Gen.Choose(1, 200).ToArbitrary(), Gen.Choose(2, 4).ToArbitrary(),
        (lines, partBytes, mostAtOnce) =>
        {
            using var folder = new TempFolder();
            using var sorted = new SortedLines(folder.Path, "lines", partBytes, mostAtOnce);
            foreach (var line in lines)
                sorted.Add(line);
            var expected = lines.Select(Convert.ToHexString).Order(StringComparer.Ordinal).ToList();
            return All(sorted).SequenceEqual(expected) && All(sorted).SequenceEqual(expected);
        });

    [Fact]
    public void What_is_added_after_a_reading_is_in_the_next_one()
    {
        using var folder = new TempFolder();
        using var sorted = new SortedLines(folder.Path, "lines");
        sorted.Add("b"u8);
        Assert.Equal(["62"], All(sorted));
        sorted.Add("a"u8);
        Assert.Equal(["61", "62"], All(sorted));
    }

    [Fact]
    public void The_parts_are_gone_when_it_is_disposed_of()
    {
        using var folder = new TempFolder();
        using (var sorted = new SortedLines(folder.Path, "lines", partBytes: 1))
        {
            sorted.Add("b"u8);
            sorted.Add("a"u8);
            Assert.Equal(2, All(sorted).Count);
            Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
        }
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private static List<string> All(SortedLines sorted)
    {
        var lines = new List<string>();
        using var merge = sorted.Read();
        while (merge.Next())
            lines.Add(Convert.ToHexString(merge.Line));
        return lines;
    }
}
