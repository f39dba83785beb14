using Kayfabe.Report.Document;
using Kayfabe.Report.Inputs;
using Kayfabe.Study.Leakage;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Report.Sections;

/// <summary>The checks for leakage: a verdict a check, its size, and what to do.</summary>
internal static class LeakageSection
{
    private const string Taxonomy = "https://doi.org/10.1016/j.patter.2023.100804";

    public static Section? Of(ReportInputs inputs) => inputs.Leakage is not { } leakage ? null : new Section(
        "leakage", "Leakage checks",
        [
            new Paragraph(
                "Leakage is information that reaches the model in training and would not be available for a new "
                + "picture, such as information about the test rows. The codes are those of the taxonomy of ",
                Span.Link("Kapoor and Narayanan (2023)", Taxonomy), "."),
            Checks(leakage.Findings),
        ]);

    /// <summary>The worst verdict in a word, and how many checks gave which.</summary>
    public static KeyResult Summary(IEnumerable<LeakageVerdict> verdicts)
    {
        var applied = verdicts.Where(verdict => verdict != LeakageVerdict.NotApplicable).ToList();
        var worst = applied.Count == 0 ? LeakageVerdict.NotApplicable : applied.Max();
        var counts = applied.GroupBy(verdict => verdict).OrderByDescending(group => group.Key)
            .Select(group => $"{group.Count()} {Word(group.Key)}");
        return new KeyResult(
            "Leakage checks", Word(worst),
            applied.Count == 0 ? "no check applies" : string.Join(", ", counts), ToneOf(worst));
    }

    private static string Word(LeakageVerdict verdict) => verdict switch
    {
        LeakageVerdict.Pass => "pass",
        LeakageVerdict.Warn => "warn",
        LeakageVerdict.Fail => "fail",
        _ => "not applicable",
    };

    private static Tone ToneOf(LeakageVerdict verdict) => verdict switch
    {
        LeakageVerdict.Pass => Tone.Pass,
        LeakageVerdict.Warn => Tone.Warn,
        LeakageVerdict.Fail => Tone.Fail,
        _ => Tone.Note,
    };

    private static Table Checks(IReadOnlyList<LeakageFinding> findings) => new(
        "leakage", "Checks for leakage",
        [
            new("Check", "check"), new("Code", "code"), new("Verdict", "verdict"), new("Finding", "finding"),
            new("Rows", "rows", true), new("Accuracy (points)", "accuracy", true), new("Recommendation", "advice"),
        ],
        [
            .. findings.Select(check => (Cell[])
            [
                check.Name, check.Code, new Cell(Word(check.Verdict), Tone: ToneOf(check.Verdict)), check.Finding,
                check.Rows is { } rows ? Cell.Count(rows) : Cell.Empty, Size(check.Accuracy), check.Advice ?? "",
            ]),
        ]);

    private static Cell Size(Estimate? accuracy) => Cell.Points(accuracy?.Value) with
    {
        Note = accuracy is { Value: not null, Interval: { } interval }
            ? $"{Format.Points(interval.Low)} to {Format.Points(interval.High)}"
            : null,
    };
}
