namespace Kayfabe.Report.Document;

/// <summary>Which targets a link may have.</summary>
internal static class SafeLink
{
    /// <summary>
    /// Whether the target is a web page, or a place in this page or beside it. Everything else, <c>javascript:</c> and
    /// <c>data:</c> first of all, is text from a stranger that must not be followed.
    /// </summary>
    public static bool Allows(string target) =>
        target.Length > 0 && !target.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && (target.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || target.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || target[0] == '#'
            || (!target.Contains(':', StringComparison.Ordinal) && target[0] is not ('/' or '\\')));
}
