using Kayfabe.Build.Terminal;

namespace Kayfabe.Build.Tests.Terminal;

public sealed class ColoursTests
{
    [Theory]
    [InlineData("xterm-256color", null, true)]
    [InlineData("xterm-256color", "", true)]
    [InlineData("xterm-256color", "1", false)]
    [InlineData("dumb", null, false)]
    [InlineData("", null, false)]
    [InlineData(null, null, false)]
    public void A_terminal_is_coloured_where_it_can_be_and_the_user_wants_it(string? term, string? noColor,
        bool coloured) =>
        Assert.Equal(coloured,
            Colours.Of(isRedirected: false, name => name == "TERM" ? term : noColor, isWindows: false));

    [Fact]
    public void Windows_sets_no_TERM() => Assert.True(Colours.Of(isRedirected: false, _ => null, isWindows: true));

    [Fact]
    public void What_is_redirected_has_no_colours() =>
        Assert.False(Colours.Of(isRedirected: true, name => name == "TERM" ? "xterm" : null, isWindows: false));
}
