using Kayfabe.Report.Document;

namespace Kayfabe.Report.Tests.Document;

public sealed class TextTableTests
{
    [Fact]
    public void Columns_are_as_wide_as_their_widest_cell_and_colours_take_no_room()
    {
        var table = new TextTable(("What", false), ("Count", true), ("Why", false));
        table.Add("\e[32mpictures\e[0m", "1,234,567", "all of them");
        table.Add("posts", "3", "");
        Assert.Equal(
            "What          Count  Why\n"
            + "--------------------------------\n"
            + "\e[32mpictures\e[0m  1,234,567  all of them\n"
            + "posts             3\n",
            table.ToString());
    }

    [Fact]
    public void A_row_of_another_width_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextTable(("What", false)).Add("a", "b"));
}
