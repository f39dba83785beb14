using Amazon.Rekognition.Model;
using Kayfabe.Aws.Clients;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Aws.Recording;

/// <summary>What a run of Record works with.</summary>
public sealed record RecorderSetup
{
    /// <summary>The study's folder, below which the pictures are.</summary>
    public required string StudyFolder { get; init; }

    /// <summary>Where the answers go.</summary>
    public required RecordingFiles Files { get; init; }

    /// <summary>What the study asks, and which models it accepts.</summary>
    public required DetectSettings Settings { get; init; }

    /// <summary>The models that answered for the pictures of the study before.</summary>
    public required IReadOnlyList<ServiceModel> Models { get; init; }

    /// <summary>The clients of the service; asked for again after the credentials were renewed.</summary>
    public required Func<AwsClients> Connect { get; init; }

    /// <summary>Waits until the user has renewed the credentials; false where nobody will.</summary>
    public required Func<CancellationToken, Task<bool>> Renew { get; init; }

    /// <summary>Puts a picture that is too large for a request into S3.</summary>
    public required Func<PlannedRequest, CancellationToken, Task<S3Object>> Upload { get; init; }

    /// <summary>Takes the requests without an answer that the run gives up.</summary>
    public required FailedRequests Failed { get; init; }

    /// <summary>Counts the requests.</summary>
    public required AttemptLedger Ledger { get; init; }

    /// <summary>Requests a second to each operation.</summary>
    public required double RequestsPerSecond { get; init; }

    /// <summary>The time of the recordings, and of waits.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Called with the number of requests that are done; from several threads.</summary>
    public required Action<long> Progress { get; init; }
}
