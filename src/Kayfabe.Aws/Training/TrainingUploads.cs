using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Kayfabe.Aws.Resources;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Training;

/// <summary>
/// The files of a channel in the bucket: each under its digest, in a folder that is called by the digest of the list of
/// them, so that it holds these and no others.
/// </summary>
public sealed class TrainingUploads
{
    private readonly TrainingChannel _channel;
    private readonly TrainingPlace _place;
    private readonly string[] _digests;
    private readonly string _folder;

    /// <summary>Reads the files.</summary>
    public TrainingUploads(TrainingChannel channel, TrainingPlace place)
    {
        (_channel, _place) = (channel, place);
        _digests = [.. channel.Files.Select(Sha256Text.OfFile)];
        var list = string.Join('\n', _digests);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)));
        _folder = $"{place.DataPrefix}/{name}";
    }

    /// <summary>The channel as the service gets it.</summary>
    public SentChannel Sent => new(_channel, $"s3://{_place.Bucket}/{_folder}/");

    /// <summary>Uploads what is not there yet.</summary>
    public async Task Put(IAmazonS3 s3, CancellationToken cancel)
    {
        for (var i = 0; i < _digests.Length; i++)
        {
            await DigestUploads.Put(
                s3, _place.Bucket, _folder, _channel.Files[i], _digests[i], Path.GetExtension(_channel.Files[i]),
                cancel).ConfigureAwait(false);
        }
    }
}
