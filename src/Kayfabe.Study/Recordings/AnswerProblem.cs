namespace Kayfabe.Study.Recordings;

/// <summary>Why a request has no recording.</summary>
public enum AnswerProblem
{
    /// <summary>The service refused the picture: it would refuse it again.</summary>
    Refused,

    /// <summary>The service did not answer within the attempts that were made: no fault of the picture.</summary>
    NotAnswered,

    /// <summary>The answer is one that the build could not use.</summary>
    Unusable,

    /// <summary>The file has other bytes than when it was checked, or is gone.</summary>
    Changed,
}

/// <summary>The problems in words.</summary>
public static class AnswerProblems
{
    /// <summary>The problem as files have it: <c>refused</c>.</summary>
    public static string Word(this AnswerProblem problem) => problem switch
    {
        AnswerProblem.Refused => "refused",
        AnswerProblem.NotAnswered => "not answered",
        AnswerProblem.Unusable => "unusable",
        _ => "changed",
    };

    /// <summary>The problem after a number of requests: <c>refused by the service</c>.</summary>
    public static string Text(this AnswerProblem problem) => problem switch
    {
        AnswerProblem.Refused => "refused by the service",
        AnswerProblem.NotAnswered => "not answered in any attempt",
        AnswerProblem.Unusable => "answered by something that is no recording",
        _ => "of pictures that changed since they were checked",
    };
}
