using Kayfabe.Study.Recordings;
using static Kayfabe.Study.Tests.Recordings.RecordingFolder;

namespace Kayfabe.Study.Tests.Recordings;

public sealed class FailedRequestsTests
{
    private static readonly IReadOnlyList<RecordingRequest> s_requests = RecordingRequest.Of(RecordingFolder.Settings);

    [Fact]
    public void Failures_come_by_picture_and_operation_as_they_were_added()
    {
        using var folder = new TempFolder();
        using var failures = new FailedRequests(folder.Path);
        FailedRequest[] added =
        [
            .. "cab".SelectMany(c => s_requests.Reverse().Select((request, i) => new FailedRequest(
                new PlannedRequest(Digest($"{c}"), $"pictures/{c}\t\n%.jpg", request), (AnswerProblem)i, "a\tb\n%41"))),
        ];
        foreach (var failure in added)
            failures.Add(failure);
        Assert.Equal(
            added.OrderBy(failure => failure.Request.Picture).ThenBy(failure => failure.Request.Request.Kind),
            failures.InOrder());
    }

    [Fact]
    public void The_first_files_of_each_reason_are_shown()
    {
        using var folder = new TempFolder();
        using var failures = new FailedRequests(folder.Path);
        foreach (var c in "hgfedcba")
        {
            failures.Add(new FailedRequest(
                new PlannedRequest(Digest($"{c}"), $"{c}.jpg", s_requests[0]), AnswerProblem.Refused, "too large"));
        }
        failures.Add(new FailedRequest(
            new PlannedRequest(Digest("a"), "a.jpg", s_requests[1]), AnswerProblem.Refused, "a reason"));
        Assert.Equal(9, failures.Count);
        Assert.Equal([("a reason", 1), ("too large", 8)], failures.Groups.Select(group => (group.Reason, group.Count)));
        Assert.Equal(
            "abcde".Select(c => $"{c}.jpg (DetectLabels)"), failures.Groups[1].First);
    }
}
