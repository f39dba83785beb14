namespace Kayfabe.Study.Detections;

/// <summary>Why a recording is not used.</summary>
public enum NotUsedReason
{
    /// <summary>Its picture is not in the study.</summary>
    NoPicture,

    /// <summary>It answers another request than the study's settings describe.</summary>
    OtherRequest,

    /// <summary>The study does not replay this kind.</summary>
    OtherKind,
}

/// <summary>The reasons in words.</summary>
public static class NotUsedReasons
{
    /// <summary>The reason as files and the report's table write it: <c>another request</c>.</summary>
    public static string Word(this NotUsedReason reason) => reason switch
    {
        NotUsedReason.NoPicture => "no such picture",
        NotUsedReason.OtherRequest => "another request",
        _ => "kind not asked for",
    };

    /// <summary>The reason after a number of recordings: <c>of another request</c>.</summary>
    public static string Text(this NotUsedReason reason) => reason switch
    {
        NotUsedReason.NoPicture => "of a picture that the study does not have",
        NotUsedReason.OtherRequest => "of another request",
        _ => "of a kind that the study does not use",
    };
}
