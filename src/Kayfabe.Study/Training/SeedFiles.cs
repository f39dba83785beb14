using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Evaluation;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Training;

/// <summary>What a training under one seed came to on the test rows.</summary>
public sealed record SeedRun(int Seed, Confusion Confusion);

/// <summary>The spread over seeds as a file: <c>seed,tn,fp,fn,tp</c>.</summary>
public static class SeedFiles
{
    private static readonly string[] Header = ["seed", "tn", "fp", "fn", "tp"];

    /// <summary>Writes the runs in their order.</summary>
    public static void Write(string path, IEnumerable<SeedRun> runs)
    {
        using var file = CsvFile.Create(path, Header);
        foreach (var (seed, (tn, fp, fn, tp)) in runs)
            file.WriteRecord(Text(seed), Text(tn), Text(fp), Text(fn), Text(tp));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static IReadOnlyList<SeedRun> Read(string path)
    {
        using var table = new ArtifactTable(path, Header);
        var runs = new List<SeedRun>();
        while (table.Next())
        {
            runs.Add(new SeedRun(
                table.WholeNumber(0),
                new Confusion(table.WholeNumber(1), table.WholeNumber(2), table.WholeNumber(3), table.WholeNumber(4))));
        }
        return runs;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
