using Amazon.Runtime;
using Kayfabe.Aws.Clients;
using Kayfabe.Settings;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Aws.Recording;

/// <summary>
/// Tells failures of one picture from those of every request: the first are listed, the others end the run.
/// </summary>
internal sealed class RequestFailures(RunStop stop, FailedRequests failed)
{
    // So many requests in a row that nothing came of are no matter of single pictures.
    private const int MostInARow = 25;

    private int _inARow;

    /// <summary>A request was answered: what failed before it was a matter of its picture.</summary>
    public void Answered() => Volatile.Write(ref _inARow, 0);

    /// <summary>A picture could not be sent.</summary>
    public void NotSent(PlannedRequest request, string reason) =>
        failed.Add(new FailedRequest(request, AnswerProblem.Changed, reason));

    /// <summary>A request failed after all attempts, or its answer cannot be used.</summary>
    public void Add(PlannedRequest request, Exception e)
    {
        switch (AwsFailures.Of(e))
        {
            case null:
            case AwsFailure.NoAnswer:
                Add(request, AnswerProblem.Unusable, e, e is InputException bad ? bad.Faults[0].Problem : "no JSON");
                break;
            case AwsFailure.Throttled or AwsFailure.Broken or AwsFailure.Unreachable:
                Add(request, AnswerProblem.NotAnswered, e, CodeOf(e) ?? "the connection broke");
                break;
            case AwsFailure.Refused when IsOfPicture(CodeOf(e)):
                failed.Add(new FailedRequest(request, AnswerProblem.Refused, CodeOf(e)!));
                Answered();
                break;
            default:
                stop.End(RecordEnd.Faulty, AwsErrors.Explain(e, request.Request.Operation)!.Faults);
                break;
        }
    }

    private void Add(PlannedRequest request, AnswerProblem problem, Exception e, string reason)
    {
        failed.Add(new FailedRequest(request, problem, reason));
        if (Interlocked.Increment(ref _inARow) >= MostInARow)
            stop.End(RecordEnd.Faulty, AwsErrors.Explain(e, request.Request.Operation)!.Faults);
    }

    private static string? CodeOf(Exception e) =>
        e is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? code : null;

    private static bool IsOfPicture(string? code) =>
        code is "InvalidImageFormatException" or "ImageTooLargeException" or "InvalidParameterException";
}
