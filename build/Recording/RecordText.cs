using System.Globalization;
using System.Text;
using Kayfabe.Aws.Recording;
using Kayfabe.Build.Fetching;
using Kayfabe.Build.Terminal;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Build.Recording;

/// <summary>What Record says.</summary>
internal static class RecordText
{
    /// <summary>What there is to do.</summary>
    public static string Plan(
        RecordingPlan plan, IReadOnlyList<RecordingRequest> requests, DateTimeOffset? since, string failures)
    {
        var text = new StringBuilder();
        if (since is { } began)
            Line($"Recordings made before {began:yyyy-MM-dd HH:mm:ss} UTC, when this refresh began, are made again.");
        Line($"{plan.Pictures:N0} different pictures, {requests.Count} requests about each: {plan.Total:N0} to make.");
        if (plan.Refused > 0)
        {
            Line($"{plan.Refused:N0} that the service refused are not made again: remove {failures} to make them.");
        }
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary><c>recording (49.2 a second, 4 min left)</c>.</summary>
    public static string Progress(long done, long total, TimeSpan elapsed)
    {
        var rate = done / double.Max(elapsed.TotalSeconds, 0.001);
        return string.Create(CultureInfo.InvariantCulture,
            $"recording ({rate:N1} a second, {FetchPace.Duration(TimeSpan.FromSeconds((total - done) / rate))} left)");
    }

    /// <summary>What was recorded, and what it cost.</summary>
    public static string Result(RecordResult result, string cost) => string.Create(
        CultureInfo.InvariantCulture,
        $"Recorded {result.Recorded:N0} answers in {FetchPace.Duration(result.Time)}, "
        + $"{result.Recorded / double.Max(result.Time.TotalSeconds, 0.001):N1} a second. "
        + $"{result.Attempts:N0} requests were sent: {cost}.\n");

    /// <summary>The failures by problem and reason, with the first pictures of each.</summary>
    public static string Failures(IReadOnlyList<FailureGroup> groups)
    {
        var text = new StringBuilder();
        foreach (var (problem, reason, count, first) in groups)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{count:N0} {problem.Text()}: {TerminalText.Sanitize(reason)}\n");
            foreach (var picture in first)
                text.Append($"  {TerminalText.Sanitize(picture)}\n");
            if (count > first.Count)
                text.Append(CultureInfo.InvariantCulture, $"  ... and {count - first.Count:N0} more\n");
        }
        return text.ToString();
    }
}
