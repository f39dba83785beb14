using Kayfabe.Settings;
using Kayfabe.Study.Matrix;
namespace Kayfabe.Study.Sweeps;

/// <summary>The study's training rows in the matrix of a cell.</summary>
public static class SweepRows
{
    /// <summary>Where the training rows are, in the order of their use.</summary>
    /// <param name="training">Their ids.</param>
    /// <param name="rows">The rows of the cell's matrix.</param>
    /// <exception cref="InputException">One is not there: the cell could not be compared with others.</exception>
    public static IReadOnlyList<int> Find(IReadOnlyList<string> training, IReadOnlyList<MatrixRow> rows)
    {
        var indices = new Dictionary<string, int>(rows.Count, StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
            indices.Add(rows[i].Id, i);
        int[] found = [.. training.Where(indices.ContainsKey).Select(id => indices[id])];
        return found.Length == training.Count
            ? found
            : throw new InputException(new Fault(
                $"{training.Count - found.Length} of the {training.Count} training rows are no rows at these settings",
                "A picture is a row only where all kinds of detection that are asked for are recorded: "
                + "sweep kinds that the study's own settings ask for."));
    }
}
