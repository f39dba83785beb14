using Kayfabe.Report.Document;

namespace Kayfabe.Report.Auditing;

/// <summary>An audit in words, the same on a terminal and on a page.</summary>
internal static class AuditWords
{
    /// <summary>The word of an outcome, at most seven letters.</summary>
    public static string Of(AuditState state) => state switch
    {
        AuditState.Verified => "ok",
        AuditState.Other => "other",
        AuditState.Missing => "missing",
        _ => "WRONG",
    };

    public static Tone ToneOf(AuditState state) => state switch
    {
        AuditState.Verified => Tone.Pass,
        AuditState.Wrong => Tone.Fail,
        _ => Tone.Warn,
    };

    /// <summary>The name and its outcome, one line.</summary>
    public static string Line(AuditCheck check) =>
        check.Detail.Length == 0 ? check.Name : $"{check.Name}: {check.Detail}";

    /// <summary>Names in one line: of a folder with several files, their number.</summary>
    public static string Names(IReadOnlyList<AuditCheck> checks) => string.Join(", ",
        from check in checks
        let slash = check.Name.IndexOf('/', StringComparison.Ordinal)
        group check by slash < 0 ? check.Name : check.Name[..(slash + 1)] into one
        select one.Count() == 1 ? one.First().Name : $"{one.Key} ({Counted(one.Count(), "file")})");

    /// <summary>What came of the audit, one or two sentences.</summary>
    public static string Verdict(AuditTrail trail)
    {
        var wrong = trail.Count(AuditState.Wrong);
        var missing = trail.Count(AuditState.Missing);
        var other = trail.Count(AuditState.Other);
        var first = wrong > 0
            ? $"{Counted(wrong, "check")} of {trail.All.Count()} failed: the record of {trail.Subject} does not hold."
            : missing > 0
                ? $"Nothing is wrong; {Counted(missing, "item")} of {trail.All.Count()} could not be checked, because "
                    + (missing == 1 ? "it is" : "they are") + " not here."
                : $"Nothing is wrong, and nothing is missing: {trail.All.Count() - other} checks passed.";
        return other == 0 ? first : $"{first} {Counted(other, "item")} came from other code or another platform than "
            + "this one: --target=Verify tells whether the results are the same.";
    }

    /// <summary>What is not as it should be, the worst first.</summary>
    public static IReadOnlyList<(string? Stage, AuditCheck Check)> Findings(AuditTrail trail) =>
    [
        .. trail.All.Where(one => one.Check.State != AuditState.Verified).OrderByDescending(one => one.Check.State),
    ];

    public static string Counted(int number, string noun) =>
        Format.Counted(number, noun, noun + "s").Replace('\u00a0', ' ');
}
