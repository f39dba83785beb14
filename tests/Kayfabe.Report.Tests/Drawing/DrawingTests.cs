using FsCheck;
using FsCheck.Xunit;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Tests.Drawing;

public sealed class DrawingTests
{
    [Property]
    public void A_scale_around_values_holds_them_all_between_round_ends(NonEmptyArray<NormalFloat> given)
    {
        var values = given.Get.Select(value => Math.Clamp(value.Get, -1e6, 1e6)).ToList();
        var scale = LinearScale.Around(values, 10, 110);
        Assert.True(scale.From < scale.To);
        Assert.All(values, value => Assert.InRange(scale.At(value), 10 - 1e-6, 110 + 1e-6));
        Assert.InRange(scale.Ticks().Count, 2, 12);
    }

    [Fact]
    public void Ticks_are_round() =>
        Assert.Equal([40, 50, 60, 70, 80, 90], LinearScale.Around([46, 86.1], 0, 1).Ticks());

    [Fact]
    public void Equal_values_get_a_scale_too() =>
        Assert.Equal(0.5, LinearScale.Around([100, 100], 0, 1).At(100), 9);

    [Theory]
    [InlineData("Metadata only", new[] { "Metadata only" })]
    [InlineData("Detections only, blanks as zero", new[] { "Detections only, blanks", "as zero" })]
    [InlineData("Anormouslylongfeaturenamewithoutspaces", new[] { "Anormouslylongfeaturenam", "ewithoutspaces" })]
    [InlineData("", new[] { "" })]
    public void Names_break_at_spaces_where_they_can(string name, string[] lines) =>
        Assert.Equal(lines, RowName.Wrap(name, 24, 3));

    [Fact]
    public void What_does_not_fit_is_cut_off_with_an_ellipsis() =>
        Assert.Equal(["one two", "three…"], RowName.Wrap("one two three four", 7, 2));
}
