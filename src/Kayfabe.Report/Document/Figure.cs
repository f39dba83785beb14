using System.Xml.Linq;

namespace Kayfabe.Report.Document;

/// <summary>A figure with its numbers.</summary>
/// <param name="Name">File name without extension, and the stem of the ids in the page: lower case and hyphens.</param>
/// <param name="Title">What the figure shows, stated as a finding: a sentence without a full stop.</param>
/// <param name="Caption">How to read it, with units; sentences.</param>
/// <param name="Alternative">What a reader who cannot see it should know; sentences.</param>
/// <param name="Drawing">The shapes, in a system <see cref="Canvas.Width"/> units wide.</param>
/// <param name="Numbers">What was drawn.</param>
internal sealed record Figure(
    string Name, string Title, string Caption, string Alternative, Canvas Drawing, Table Numbers) : Block;

/// <summary>The shapes of a figure, and how many units high it is.</summary>
internal sealed record Canvas(double Height, IReadOnlyList<XElement> Elements)
{
    /// <summary>
    /// All figures are 520 units wide. With type of 14 units a figure is legible at full size in a column of text and
    /// still at about 10 pixels on a phone of 390, so that no figure has to be panned.
    /// </summary>
    public const double Width = 520;
}
