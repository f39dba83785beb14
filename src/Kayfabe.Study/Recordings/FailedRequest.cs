namespace Kayfabe.Study.Recordings;

/// <summary>A request that has no recording after the run.</summary>
/// <param name="Request">The request.</param>
/// <param name="Problem">Why.</param>
/// <param name="Reason">The service's name for it, or what is wrong: short, one line.</param>
public sealed record FailedRequest(PlannedRequest Request, AnswerProblem Problem, string Reason);
