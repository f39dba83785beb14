using FsCheck.Xunit;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Tests.Tables;

public sealed class BooleanTextTests
{
    [Theory]
    [InlineData("WAHR", true)]
    [InlineData("FALSCH", false)]
    [InlineData("VRAI", true)]
    [InlineData("faux", false)]
    [InlineData("VERDADERO", true)]
    [InlineData("Sí", true)]
    [InlineData("SÍ", true)]
    [InlineData("FALSO", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("0.0", false)]
    [InlineData("Yes", true)]
    [InlineData("no", false)]
    public void Words_of_the_list_are_read_in_any_case(string text, bool value) =>
        Assert.Equal(value, BooleanText.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("PRAWDA")]
    [InlineData("maybe")]
    public void Other_words_are_neither(string text) => Assert.Null(BooleanText.Read(text));

    [Property]
    public void What_is_not_on_the_list_is_never_taken_for_false(string? text)
    {
        var isListed = BooleanText.Yes.Concat(BooleanText.No).Contains(text, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(isListed, BooleanText.Read(text ?? "") is not null);
    }

    [Fact]
    public void No_word_is_both() =>
        Assert.Empty(BooleanText.Yes.Intersect(BooleanText.No, StringComparer.OrdinalIgnoreCase));
}
