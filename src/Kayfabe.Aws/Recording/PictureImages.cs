using System.Security.Cryptography;
using Amazon.Rekognition.Model;
using Kayfabe.Settings;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Aws.Recording;

/// <summary>Pictures as requests have them: their bytes, or their place in S3; few of them in memory at once.</summary>
internal sealed class PictureImages(RecorderSetup setup, RunStop stop, RequestFailures failures) : IDisposable
{
    private const int MostMegabytes = 192;

    private readonly ByteGate _room = new(MostMegabytes);

    /// <summary>Makes room for a picture, for as long as its request lasts.</summary>
    public Task<IDisposable> Enter(PlannedRequest request, CancellationToken cancel)
    {
        var file = FileOf(request);
        // In base64, in the SDK's request and in the one that is sent, a picture is there about four times.
        return _room.Enter(!file.Exists || IsLarge(file) ? 0 : file.Length * 4, cancel);
    }

    /// <summary>The picture; null where it cannot be sent, which the failures or the end of the run tell.</summary>
    public Task<Image?> Of(PlannedRequest request)
    {
        var file = FileOf(request);
        return file.Exists && IsLarge(file) ? Uploaded(request) : BytesOf(file.FullName, request);
    }

    public void Dispose() => _room.Dispose();

    private static bool IsLarge(FileInfo file) => file.Length > ImageQuestions.LargestBytes;

    private FileInfo FileOf(PlannedRequest request) => new(Path.Combine(setup.StudyFolder, request.File));

    private async Task<Image?> Uploaded(PlannedRequest request)
    {
        try
        {
            return new Image { S3Object = await setup.Upload(request, stop.Answering) };
        }
        catch (InputException e)
        {
            stop.End(RecordEnd.Faulty, e.Faults);
            return null;
        }
    }

    private async Task<Image?> BytesOf(string path, PlannedRequest request)
    {
        var problem = "the file has other bytes";
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, stop.Asking);
            if ($"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}" == request.Picture.ToString())
                return new Image { Bytes = new MemoryStream(bytes) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = "the file cannot be read";
        }
        failures.NotSent(request, problem);
        return null;
    }
}
