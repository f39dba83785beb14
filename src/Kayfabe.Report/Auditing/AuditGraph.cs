using System.Xml.Linq;
using Kayfabe.Report.Drawing;

namespace Kayfabe.Report.Auditing;

/// <summary>
/// The stages of an audit as a graph, the subject's at the top, each above those that it read; a click on one leads to
/// its checks.
/// </summary>
internal static class AuditGraph
{
    private const double Width = 760, BoxHeight = 40, LayerHeight = 84, Gap = 10, WidestBox = 150;

    /// <summary>The place on the page of a stage's checks.</summary>
    public static string Anchor(string stage) => $"stage-{stage}";

    public static XElement Draw(AuditTrail trail)
    {
        var layers = Layers(trail);
        var places = new Dictionary<string, (double X, double Y, double BoxWidth)>(StringComparer.Ordinal);
        foreach (var (depth, layer) in layers.Index())
        {
            var step = Width / layer.Length;
            foreach (var (i, stage) in layer.Index())
                places[stage] = (step * (i + 0.5), depth * LayerHeight + Gap, Math.Min(WidestBox, step - Gap));
        }
        var height = (layers.Length - 1) * LayerHeight + BoxHeight + 2 * Gap;
        return new XElement("svg",
            new XAttribute("class", "figure"), new XAttribute("viewBox", $"0 0 {Width} {height}"),
            new XAttribute("role", "group"),
            new XAttribute("aria-label", "The stages, and what they read of each other"),
            from stage in trail.Stages
            from read in stage.Reads
            where places.ContainsKey(stage.Stage) && places.ContainsKey(read.Stage)
            let above = places[stage.Stage]
            let below = places[read.Stage]
            select Shapes.Line(above.X, above.Y + BoxHeight, below.X, below.Y, "axis"),
            trail.Stages.Select(stage => Box(trail, stage.Stage, places[stage.Stage])));
    }

    private static XElement Box(AuditTrail trail, string stage, (double X, double Y, double BoxWidth) place)
    {
        var (x, y, width) = place;
        var state = trail.WorstOf(stage);
        return new XElement("a", new XAttribute("href", "#" + Anchor(stage)),
            Shapes.Box(x - width / 2, y, width, BoxHeight, "paper"),
            Shapes.Box(x - width / 2, y, width, BoxHeight, state == AuditState.Verified ? "ring" : "mark-b"),
            Shapes.Text(x, y + 17, stage, "name", "middle"),
            Shapes.Text(x, y + 33, AuditWords.Of(state), state == AuditState.Verified ? "in-c" : "in-b", "middle"));
    }

    // Each stage one layer below the lowest of those that read it.
    private static string[][] Layers(AuditTrail trail)
    {
        var depths = trail.Stages.ToDictionary(stage => stage.Stage, static _ => 0, StringComparer.Ordinal);
        // A stage comes before those that it read.
        foreach (var stage in trail.Stages)
        {
            foreach (var read in stage.Reads.Where(read => depths.ContainsKey(read.Stage)))
                depths[read.Stage] = Math.Max(depths[read.Stage], depths[stage.Stage] + 1);
        }
        return
        [
            .. trail.Stages.GroupBy(stage => depths[stage.Stage]).OrderBy(layer => layer.Key)
                .Select(layer => layer.Select(stage => stage.Stage).ToArray()),
        ];
    }
}
