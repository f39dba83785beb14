using System.Text;

namespace Kayfabe.Xgboost.Tests;

public class UbjTests
{
    private const string Length3 = "L\0\0\0\0\0\0\0\u0003";

    [Theory]
    [InlineData("{}")]
    [InlineData("{" + Length3 + "keyT}")]
    [InlineData("{" + Length3 + "key[TFZ]}")]
    [InlineData("{" + Length3 + "key[#" + Length3 + "TFZ}")]
    [InlineData("{" + Length3 + "key[$U#" + Length3 + "123}")]
    [InlineData("{" + Length3 + "keyS" + Length3 + "abc}")]
    public void A_whole_value_is_whole_and_none_of_its_beginnings(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        Assert.True(Ubj.IsWhole(bytes));
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(Ubj.IsWhole(bytes.AsSpan(0, length)));
        Assert.False(Ubj.IsWhole([.. bytes, 0]));
    }

    [Fact]
    public void A_length_that_is_negative_or_beyond_the_end_is_refused()
    {
        Assert.False(Ubj.IsWhole([(byte)'S', (byte)'L', 255, 255, 255, 255, 255, 255, 255, 255]));
        Assert.False(Ubj.IsWhole([(byte)'S', (byte)'L', 127, 255, 255, 255, 255, 255, 255, 255]));
        Assert.False(Ubj.IsWhole([.. "[$L#L"u8, 64, 0, 0, 0, 0, 0, 0, 1]));
    }

    [Fact]
    public void A_value_nested_too_deeply_is_refused() =>
        Assert.False(Ubj.IsWhole(Encoding.Latin1.GetBytes(new string('[', 1_000_000))));
}
