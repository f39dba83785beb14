using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Recordings;

/// <summary>What a recording answers, in the order of the files that Record writes.</summary>
/// <param name="Kind">The operation.</param>
/// <param name="Picture">The picture.</param>
/// <param name="Request">The request as it is written.</param>
internal readonly record struct RecordingKey(DetectionKind Kind, PictureDigest Picture, string Request)
    : IComparable<RecordingKey>
{
    public int CompareTo(RecordingKey other)
    {
        var order = ((int)Kind).CompareTo((int)other.Kind);
        if (order == 0)
            order = Picture.CompareTo(other.Picture);
        return order == 0 ? string.CompareOrdinal(Request, other.Request) : order;
    }
}
