using Kayfabe.Report.Document;

namespace Kayfabe.Report.Sections;

/// <summary>The audit: a verdict a check, its size, and what to do.</summary>
internal static class LeakageSection
{
    private const string Taxonomy = "https://doi.org/10.1016/j.patter.2023.100804";

    public static Section? Of(ReportModel model) => model.Leakage is not { } audit ? null : new Section(
        "leakage", "Does it leak",
        [
            new Paragraph(
                "Leakage is knowledge of the test rows that reaches the model, or knowledge that it would not have of "
                + "a new picture. The codes are those of ",
                Span.Link("Kapoor and Narayanan (2023)", Taxonomy), "."),
            Checks(audit),
        ]);

    /// <summary>The worst verdict in a word, and how many checks gave which.</summary>
    public static Fact Summary(LeakageAudit audit)
    {
        var applied = audit.Checks.Where(check => check.Verdict != Verdict.NotApplicable).ToList();
        var worst = applied.Count == 0 ? Verdict.NotApplicable : applied.Max(check => check.Verdict);
        var counts = applied.GroupBy(check => check.Verdict).OrderByDescending(verdict => verdict.Key)
            .Select(verdict => $"{verdict.Count()} {Word(verdict.Key)}");
        return new Fact(
            "Leakage audit", Word(worst),
            applied.Count == 0 ? "no check applies" : $"checks: {string.Join(", ", counts)}", Tone(worst));
    }

    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Warn => "warn",
        Verdict.Fail => "fail",
        _ => "not applicable",
    };

    public static Tone Tone(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Document.Tone.Pass,
        Verdict.Warn => Document.Tone.Warn,
        Verdict.Fail => Document.Tone.Fail,
        _ => Document.Tone.Note,
    };

    private static Table Checks(LeakageAudit audit) => new(
        "leakage", "Checks for leakage",
        [
            new("Check", "check"), new("Code", "code"), new("Verdict", "verdict"), new("Finding", "finding"),
            new("Rows", "rows", true), new("Accuracy (points)", "accuracy", true), new("What to do", "advice"),
        ],
        [
            .. audit.Checks.Select(check => (Cell[])
            [
                check.Name, check.Code, new Cell(Word(check.Verdict), Tone: Tone(check.Verdict)), check.Finding,
                check.Rows is { } rows ? Cell.Count(rows) : new Cell("", ""), Size(check.Accuracy), check.Advice ?? "",
            ]),
        ]);

    private static Cell Size(Estimate? accuracy) => accuracy?.Value is not { } value
        ? new Cell("", "")
        : new Cell(Format.Points(value), Format.Raw(value), accuracy is { Low: { } low, High: { } high }
            ? $"{Format.Points(low)} to {Format.Points(high)}"
            : null);
}
