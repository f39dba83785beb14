using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3.Model;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;

namespace Kayfabe.Aws.Tests.Http;

/// <summary>The same for objects of S3, which are streamed.</summary>
public sealed class StorageFaultLaws : IDisposable
{
    private static readonly BackOff s_short = new(4, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5));

    private readonly MemoryS3 _s3 = new() { Buckets = { ["bucket"] = "us-east-1" } };
    private readonly ScriptedServer _server;
    private readonly AwsClients _clients;

    public StorageFaultLaws()
    {
        _server = new ScriptedServer([_s3]);
        _clients = TestClients.Of(_server.Url, s_short);
    }

    [Fact]
    public async Task An_upload_that_is_too_large_to_be_kept_is_sent_once()
    {
        _server.Script = static _ => new ServerFault.Error(500, "InternalError");
        var e = await Assert.ThrowsAsync<Amazon.S3.AmazonS3Exception>(() => _clients.S3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = "bucket",
                Key = "k",
                InputStream = new MemoryStream(Content(9 << 20)),
            }));
        Assert.Equal(AwsFailure.Broken, AwsFailures.Of(e));
        Assert.Equal(1, _server.Requests);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(7 << 20)]
    public async Task An_upload_whose_answer_is_lost_is_sent_again_whole(int size)
    {
        _server.Script = static request => request.Number == 0 ? new ServerFault.Error(500, "InternalError") : null;
        var content = Content(size);
        await _clients.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = "bucket", Key = "k", InputStream = new MemoryStream(content) });
        Assert.Equal(2, _server.Requests);
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(_s3.Objects["bucket/k"]));
        Assert.Equal(2, _clients.Http.AttemptsByOperation["S3.PUT"]);
    }

    [Fact]
    public async Task Wrong_bytes_of_an_object_are_noticed()
    {
        _s3.Objects["bucket/k"] = Content(100);
        _server.Script = static _ => new ServerFault.WrongBytes();
        await Assert.ThrowsAnyAsync<AmazonClientException>(ReadObject);
    }

    [Fact]
    public async Task An_object_that_breaks_off_is_no_object()
    {
        _s3.Objects["bucket/k"] = Content(100_000);
        _server.Script = static _ => new ServerFault.ResetInBody();
        var e = await Assert.ThrowsAnyAsync<Exception>(ReadObject);
        Assert.Equal(AwsFailure.Unreachable, AwsFailures.Of(e));
    }

    [Fact]
    public async Task A_store_that_slows_down_is_asked_again()
    {
        _s3.Objects["bucket/k"] = Content(100);
        _server.Script = static request => request.Number < 2 ? new ServerFault.Throttled() : null;
        Assert.Equal(Content(100), await ReadObject());
        Assert.Equal(3, _server.Requests);
    }

    [Fact]
    public async Task An_object_that_must_not_be_there_is_not_replaced()
    {
        _s3.Objects["bucket/k"] = Content(5);
        var e = await Assert.ThrowsAsync<Amazon.S3.AmazonS3Exception>(() => _clients.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = "bucket", Key = "k", ContentBody = "other", IfNoneMatch = "*" }));
        Assert.Equal("PreconditionFailed", e.ErrorCode);
        Assert.Equal(Content(5), _s3.Objects["bucket/k"]);
    }

    public void Dispose()
    {
        _clients.Dispose();
        _server.Dispose();
    }

    private async Task<byte[]> ReadObject()
    {
        using var response = await _clients.S3.GetObjectAsync("bucket", "k");
        using var content = new MemoryStream();
        await response.ResponseStream.CopyToAsync(content);
        return content.ToArray();
    }

    private static byte[] Content(int size) => [.. Enumerable.Range(0, size).Select(static i => (byte)(i * 7))];
}
