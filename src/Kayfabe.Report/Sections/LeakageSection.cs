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
            new Paragraph(
                "What a finding does to the result is the accuracy of the reported model minus that of the same "
                + "training without the fault, on the same test rows, in percentage points with its 95 % interval. "
                + "(For the order in time it is that of models trained on as many rows of any day minus that of models "
                + "trained on earlier rows.) A check that looks for an association with the outcome compares it with "
                + "outcomes shuffled by post: it finds something only where the association is more than chance, "
                + "all checks taken together (Holm, 5 %)."),
            Checks(leakage.Findings),
        ]);

    /// <summary>The worst verdict in a word, and how many checks gave which.</summary>
    public static KeyResult Summary(IEnumerable<LeakageVerdict> all)
    {
        var verdicts = all.ToList();
        var applied = verdicts.Where(verdict =>
            verdict is not (LeakageVerdict.NotApplicable or LeakageVerdict.TooFewPosts)).ToList();
        var worst = applied.Count > 0 ? applied.Max()
            : verdicts.Contains(LeakageVerdict.TooFewPosts) ? LeakageVerdict.TooFewPosts
            : LeakageVerdict.NotApplicable;
        var counts = applied.GroupBy(verdict => verdict).OrderByDescending(group => group.Key)
            .Select(group => $"{group.Count()} {Word(group.Key)}");
        return new KeyResult(
            "Leakage checks", Word(worst),
            worst == LeakageVerdict.TooFewPosts ? "no verdict from so few posts or test rows"
                : applied.Count == 0 ? "no check applies" : string.Join(", ", counts), ToneOf(worst));
    }

    private static string Word(LeakageVerdict verdict) => verdict switch
    {
        LeakageVerdict.Pass => "pass",
        LeakageVerdict.Warn => "warn",
        LeakageVerdict.Fail => "fail",
        LeakageVerdict.TooFewPosts => "too few posts to tell",
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
            new("Rows", "rows", true), new("Effect on accuracy (points)", "accuracy", true),
            new("Association (points)", "association", true),
            new("Recommendation", "advice"),
        ],
        [
            .. findings.Select(check => (Cell[])
            [
                check.Name, check.Code, new Cell(Word(check.Verdict), Tone: ToneOf(check.Verdict)), check.Finding,
                check.Rows is { } rows ? Cell.Count(rows) : Cell.Empty, Size(check.Accuracy),
                Association(check.Chance), check.Advice ?? "",
            ]),
        ]);

    private static Cell Size(Estimate? accuracy) => Cell.Points(accuracy?.Value) with
    {
        Note = accuracy is { Value: not null, Interval: { } interval }
            ? $"{Format.Points(interval.Low)} to {Format.Points(interval.High)}"
            : null,
    };

    private static Cell Association(Chance? chance) => chance is null ? Cell.Empty : new Cell(
        Format.PointsWithoutPlus(chance.Value),
        Format.Raw(chance.Value),
        $"by chance up to {Format.PointsWithoutPlus(chance.UpTo)}");
}
