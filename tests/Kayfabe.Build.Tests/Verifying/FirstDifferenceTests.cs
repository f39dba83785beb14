using System.Text;
using FsCheck.Xunit;
using Kayfabe.Build.Verifying;

namespace Kayfabe.Build.Tests.Verifying;

public class FirstDifferenceTests
{
    [Theory]
    [InlineData("a.md", "one\ntwo\n", "one\ntoo\n", "line 2: expected 'two', found 'too'")]
    [InlineData("a.json", "{\n \"p\": 0.839,\n", "{\n \"p\": 0.84,\n", "line 2: expected 0.839, found 0.84")]
    [InlineData("a.md", "12.5 %", "13.5 %", "line 1: expected 12.5, found 13.5")]
    [InlineData("a.md", "a b", "a  b", "line 1: expected 'b', found ' b'")]
    [InlineData("a.csv", "id,p\na,0.5\n", "id,p\na,0.25\n", "line 2, row a, column p: expected 0.5, found 0.25")]
    [InlineData("a.csv", "id,p\na,\n", "id,p\na,x\n", "line 2, row a, column p: expected nothing, found 'x'")]
    [InlineData("a.csv", "id,p\na,1\n", "id,p\nb,1\n", "line 2, column id: expected 'a', found 'b'")]
    [InlineData("a.csv", "id,p\na,1\n", "id,p\na,1\nb,2\n", "line 3: expected the end of the file, found 'b,2'")]
    [InlineData("a.csv", "id,p\na,1\nb,2\n", "id,p\na,1\n", "line 3: expected 'b,2', found the end of the file")]
    [InlineData("a.md", "a\n", "a", "line 1: expected a line feed after it, found none")]
    [InlineData("a.md", "a", "a\n", "line 1: expected no line feed after it, found one")]
    [InlineData("a.md", "a\n", "a\n\n", "line 2: expected no line feed after it, found one")]
    [InlineData("a.md", "a", "\e[31mb", "line 1: expected 'a', found '\ufffd[31mb'")]
    public void Of_texts_it_is_the_line_and_the_word(string file, string expected, string found, string text) =>
        Assert.Equal(
            text, FirstDifference.Between(file, Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(found)));

    [Theory]
    [InlineData(new byte[] { 0, 1, 2 }, new byte[] { 0, 1, 3 }, "byte 3: expected 02, found 03")]
    [InlineData(new byte[] { 0, 1 }, new byte[] { 0, 1, 3 }, "byte 3: expected the end of the file, found 03")]
    [InlineData(new byte[] { 0, 255 }, new byte[] { 0 }, "byte 2: expected ff, found the end of the file")]
    public void Of_other_files_it_is_the_byte(byte[] expected, byte[] found, string text) =>
        Assert.Equal(text, FirstDifference.Between("model.ubj", expected, found));

    [Property]
    public bool Any_two_files_that_differ_have_one(byte[] expected, byte[] found) =>
        expected.AsSpan().SequenceEqual(found) || FirstDifference.Between("a.csv", expected, found).Length > 0;

    [Property]
    public bool Any_two_texts_that_differ_have_one(string expected, string found)
    {
        var (a, b) = (Encoding.UTF8.GetBytes($"a,b\n{expected}"), Encoding.UTF8.GetBytes($"a,b\n{found}"));
        return a.AsSpan().SequenceEqual(b)
            || FirstDifference.Between("a.csv", a, b).Contains("expected", StringComparison.Ordinal);
    }
}
