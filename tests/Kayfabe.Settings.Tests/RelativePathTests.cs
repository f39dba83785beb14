using System.Text.RegularExpressions;
using FsCheck.Xunit;

namespace Kayfabe.Settings.Tests;

public sealed class RelativePathTests
{
    [Theory]
    [InlineData("exports", true)]
    [InlineData("exports/2021 a.csv", true)]
    [InlineData("a/..b/c..", true)]
    [InlineData("", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("..", false)]
    [InlineData("a/../../b", false)]
    [InlineData("./a", false)]
    [InlineData("a//b", false)]
    [InlineData("a/", false)]
    [InlineData("a\\b", false)]
    [InlineData("C:/a", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\0b", false)]
    public void A_path_is_plain_names_below_the_folder(string path, bool valid)
    {
        Assert.Equal(valid, RelativePathAttribute.IsValid(path));
        Assert.Equal(valid, Regex.IsMatch(path, RelativePathAttribute.Pattern, RegexOptions.ECMAScript));
    }

    [Property]
    public bool A_valid_path_stays_below_the_folder(string? path)
    {
        var folder = Path.GetFullPath("study") + Path.DirectorySeparatorChar;
        return !RelativePathAttribute.IsValid(path ?? "")
            || Path.GetFullPath(Path.Combine(folder, path!)).StartsWith(folder, StringComparison.Ordinal);
    }
}
