using System.Globalization;
using Kayfabe.Settings;
using Kayfabe.Study.Posts;
using Kayfabe.Study.Tables;

namespace Kayfabe.Study.Annotations;

/// <summary>The files that the stage Annotate makes; rows are ordinal by picture.</summary>
/// <remarks>
/// What later stages learn from is apart from how it was reached, so that an annotation that changes no outcome reruns
/// nothing but what reads the annotations themselves.
/// </remarks>
public static class OutcomeFiles
{
    /// <summary>picture, inKayfabe (yes or no): the pictures that have an outcome.</summary>
    public const string Outcomes = "outcomes.csv";

    /// <summary>picture, inKayfabe (yes, no or empty), how, yes, no: every annotated picture.</summary>
    public const string Resolution = "resolution.csv";

    /// <summary>picture, and a column an annotator (yes, no or empty), without the adjudicator.</summary>
    public const string Codings = "codings.csv";

    /// <summary>picture, and a column an annotator: when, ISO 8601 in UTC, or empty.</summary>
    public const string Times = "times.csv";

    /// <summary>
    /// <c>{annotators: [{name, annotations}], pictures, annotated, outcomes, yes, no, how: {agreed: pictures}}</c>;
    /// pictures is the study's number, and every how is there, with 0 where it did not occur.
    /// </summary>
    public const string Counts = "counts.json";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly string[] _resolutionColumns = ["picture", "inKayfabe", "how", "yes", "no"];

    /// <summary>The word that files and reports use: <c>tie: first annotator</c>.</summary>
    public static string Word(How how) => how switch
    {
        How.Agreed => "agreed",
        How.One => "single",
        How.Majority => "majority",
        How.Tie => "tie: first annotator",
        How.First => "first annotator",
        How.Adjudicated => "adjudicated",
        How.Disagreement => "disagreement",
        How.NotAdjudicated => "not adjudicated",
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    /// <summary>Writes all files into a folder that exists.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="codings">Who says what.</param>
    /// <param name="outcomes">Ordinal by picture.</param>
    /// <param name="pictures">The number of pictures of the study, annotated or not.</param>
    public static void Write(string folder, Codings codings, IReadOnlyList<Outcome> outcomes, int pictures) =>
        Parallel.Invoke(
            () => WriteOutcomes(Path.Combine(folder, Outcomes), outcomes),
            () => WriteResolution(Path.Combine(folder, Resolution), outcomes),
            () => WriteCodings(Path.Combine(folder, Codings), codings),
            () => WriteTimes(Path.Combine(folder, Times), codings),
            () => AnnotateCounts.Write(Path.Combine(folder, Counts), codings, outcomes, pictures));

    /// <summary>Reads <see cref="Outcomes"/>: whether each picture is in kayfabe.</summary>
    /// <exception cref="InputException">The file is not one that the stage made.</exception>
    public static IReadOnlyDictionary<string, bool> ReadOutcomes(string path)
    {
        var outcomes = new Dictionary<string, bool>(StringComparer.Ordinal);
        using var table = new ArtifactTable(path, "picture", "inKayfabe");
        while (table.Next())
        {
            if (table[1] is not ("yes" or "no"))
                throw table.Damaged(1, "this is neither yes nor no");
            outcomes[table[0]] = table[1] == "yes";
        }
        return outcomes;
    }

    /// <summary>Reads <see cref="Codings"/>.</summary>
    /// <exception cref="InputException">The file is not one that the stage made.</exception>
    public static Codings ReadCodings(string path)
    {
        var faults = new FaultList();
        using var csv = CsvTable.Open(path, path, faults);
        var pictures = new List<string>();
        var annotators = csv.Columns.Skip(1).ToList();
        var values = annotators.ConvertAll(_ => new List<Coding>());
        while (csv.Read())
        {
            pictures.Add(csv.Text(0));
            for (var i = 0; i < values.Count; i++)
                values[i].Add(csv[i + 1].IsEmpty ? Coding.None : ToCoding(csv, i + 1));
        }
        faults.ThrowIfAny();
        return new Codings(pictures, annotators, values.ConvertAll(coding => coding.ToArray()));
    }

    /// <summary>Adds the times of <see cref="Times"/> to the codings of the same stage.</summary>
    /// <exception cref="InputException">The file is not one that the stage made.</exception>
    public static Codings ReadTimes(string path, Codings codings)
    {
        var times = codings.Values.Select(values => new DateTime?[values.Length]).ToArray();
        using var table = new ArtifactTable(path, ["picture", .. codings.Annotators]);
        for (var i = 0; table.Next(); i++)
        {
            if (i >= codings.Pictures.Count || table[0] != codings.Pictures[i])
                throw table.Damaged(0, $"this is not the picture that {Codings} has here");
            for (var annotator = 0; annotator < times.Length; annotator++)
            {
                if (table[annotator + 1].Length > 0)
                {
                    times[annotator][i] = TimeText.Read(table[annotator + 1])
                        ?? throw table.Damaged(annotator + 1, "this is not a time");
                }
            }
        }
        return codings with { Times = times };
    }

    /// <summary>Reads <see cref="Resolution"/>.</summary>
    /// <exception cref="InputException">The file is not one that the stage made.</exception>
    public static IReadOnlyList<Outcome> ReadResolution(string path)
    {
        var ofWord = Enum.GetValues<How>().ToDictionary(Word, StringComparer.Ordinal);
        var outcomes = new List<Outcome>();
        using var table = new ArtifactTable(path, _resolutionColumns);
        while (table.Next())
        {
            if (!ofWord.TryGetValue(table[2], out var how))
                throw table.Damaged(2, $"'{Quotation.Shorten(table[2])}' is not a way to an outcome");
            bool? inKayfabe = table[1].Length == 0 ? null : table[1] == "yes";
            outcomes.Add(new Outcome(table[0], inKayfabe, how, table.WholeNumber(3), table.WholeNumber(4)));
        }
        return outcomes;
    }

    private static Coding ToCoding(CsvTable csv, int column)
    {
        if (csv[column].SequenceEqual("yes"u8))
            return Coding.Yes;
        if (!csv[column].SequenceEqual("no"u8))
            csv.AddFault(column, "this is neither yes nor no", ArtifactTable.Remedy);
        return Coding.No;
    }

    private static void WriteOutcomes(string path, IReadOnlyList<Outcome> outcomes)
    {
        using var csv = CsvFile.Create(path, "picture", "inKayfabe");
        foreach (var outcome in outcomes)
        {
            if (outcome.InKayfabe is null)
                continue;
            csv.WriteField(outcome.Picture);
            csv.WriteField(YesNo(outcome.InKayfabe));
            csv.EndRecord();
        }
    }

    private static void WriteResolution(string path, IReadOnlyList<Outcome> outcomes)
    {
        using var csv = CsvFile.Create(path, _resolutionColumns);
        foreach (var outcome in outcomes)
        {
            csv.WriteField(outcome.Picture);
            csv.WriteField(YesNo(outcome.InKayfabe));
            csv.WriteField(Word(outcome.How));
            csv.WriteField(outcome.Yes);
            csv.WriteField(outcome.No);
            csv.EndRecord();
        }
    }

    private static void WriteCodings(string path, Codings codings)
    {
        using var csv = CsvFile.Create(path, ["picture", .. codings.Annotators]);
        for (var i = 0; i < codings.Pictures.Count; i++)
        {
            csv.WriteField(codings.Pictures[i]);
            foreach (var values in codings.Values)
                csv.WriteField(values[i] == Coding.None ? "" : YesNo(values[i] == Coding.Yes));
            csv.EndRecord();
        }
    }

    private static void WriteTimes(string path, Codings codings)
    {
        using var csv = CsvFile.Create(path, ["picture", .. codings.Annotators]);
        for (var i = 0; i < codings.Pictures.Count; i++)
        {
            csv.WriteField(codings.Pictures[i]);
            foreach (var times in codings.Times ?? [])
                csv.WriteField(times[i]?.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "");
            csv.EndRecord();
        }
    }

    private static string YesNo(bool? value) => value switch { true => "yes", false => "no", null => "" };
}
