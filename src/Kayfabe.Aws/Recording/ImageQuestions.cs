using Amazon.Rekognition;
using Amazon.Rekognition.Model;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Aws.Recording;

/// <summary>Asks Rekognition about a picture.</summary>
internal static class ImageQuestions
{
    /// <summary>The largest picture that the service takes with a request; a larger one goes through S3.</summary>
    public const int LargestBytes = 5_242_880;

    /// <summary>Asks; the answer is what came over HTTP, and not what the SDK makes of it.</summary>
    /// <param name="service">The service.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="picture">The picture's bytes, or where it is in S3.</param>
    /// <param name="cancel">Gives the answer up.</param>
    public static Task Ask(
        IAmazonRekognition service, RecordingRequest request, Image picture, CancellationToken cancel) =>
        request.Kind switch
        {
            DetectionKind.Label => service.DetectLabelsAsync(
                new DetectLabelsRequest
                {
                    Image = picture,
                    MinConfidence = (float?)request.MinConfidence,
                    MaxLabels = request.MaxLabels,
                },
                cancel),
            DetectionKind.Moderation => service.DetectModerationLabelsAsync(
                new DetectModerationLabelsRequest { Image = picture, MinConfidence = (float?)request.MinConfidence },
                cancel),
            _ => service.RecognizeCelebritiesAsync(new RecognizeCelebritiesRequest { Image = picture }, cancel),
        };
}
