using Amazon.S3;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;
using Kayfabe.Aws.Resources;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Tests.Resources;

public sealed class BucketTests : IDisposable
{
    private const string Name = "kayfabe-123456789012-eu-central-1", Account = "123456789012";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe-");
    private readonly MemoryS3 _s3 = new();
    private readonly ScriptedServer _server;
    private readonly AwsClients _clients;

    public BucketTests()
    {
        _server = new ScriptedServer([_s3]);
        _clients = TestClients.Of(
            _server.Url, new BackOff(2, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)), region: "eu-central-1");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ResourceJournal Journal => new(Path.Combine(_folder.FullName, "journal.jsonl"), TimeProvider.System);

    private StudyBucket Bucket => new(_clients.S3, "eu-central-1", Account);

    [Fact]
    public async Task A_bucket_is_finished_by_the_next_run_wherever_a_run_ended()
    {
        for (var at = 0; ; at++)
        {
            _s3.Buckets.Clear();
            File.Delete(Path.Combine(_folder.FullName, "journal.jsonl"));
            var (requests, end) = (0, at);
            _server.Script = _ => requests++ >= end ? new ServerFault.Error(403, "AccessDenied") : null;
            var isOver = await Ends();
            _server.Script = static _ => null;
            await Ensure();
            Assert.Equal("eu-central-1", _s3.Buckets[Name]);
            // Without them a teardown leaves the bucket, and all that is in it.
            Assert.Equal("sample", (await Bucket.TagsOf(Name, Cancel))?.Study);
            Assert.Empty((await Ensure()).Warnings);
            if (isOver)
                break;
        }

        async Task<bool> Ends()
        {
            try
            {
                await Ensure();
                return true;
            }
            catch (Exception e) when (e is AmazonS3Exception or InputException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task A_name_of_another_account_is_refused_and_no_leftover()
    {
        _server.Script = static request => request.Method == "PUT"
            ? new ServerFault.Error(409, "BucketAlreadyExists") : null;
        var refused = await Assert.ThrowsAsync<InputException>(() => Ensure());
        Assert.Contains("is not this account's", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Journal.Open());
    }

    [Fact]
    public async Task A_bucket_of_somebody_s_own_that_does_not_encrypt_with_the_study_s_key_is_named()
    {
        _s3.Buckets[Name] = "eu-central-1";
        Assert.Contains("aws.kmsKey", (await Ensure("1234")).Warnings[0], StringComparison.Ordinal);
        Assert.Equal(3, (await Ensure()).Warnings.Count);
        await new BucketRules(_clients.S3, Name, Account).Set("arn:aws:kms:eu-central-1:123456789012:key/1234", Cancel);
        Assert.Empty((await Ensure("1234")).Warnings);
        Assert.Single((await Ensure("5678")).Warnings);
    }

    [Fact]
    public async Task A_body_that_stops_coming_ends_after_a_while_and_one_without_end_at_its_limit()
    {
        await using var silent = new SilentStream();
        using var to = new MemoryStream();
        var ended = await Assert.ThrowsAsync<InputException>(() => new ObjectBody(TimeSpan.FromMilliseconds(20))
            .Copy(silent, 10, to, "s3://b/k", Cancel));
        Assert.Contains("nothing of it came", ended.Message, StringComparison.Ordinal);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new ObjectBody().Copy(silent, 10, to, "s3://b/k", stop.Token));
        using var endless = new MemoryStream(new byte[1_000_000]);
        Assert.InRange(await new ObjectBody().Copy(endless, 10, to, "s3://b/k", Cancel), 11, 70_000);
    }

    [Fact]
    public async Task Objects_that_the_service_refuses_to_remove_in_an_answer_of_200_are_named()
    {
        _s3.Buckets[Name] = "eu-central-1";
        using var server = new ScriptedServer([new HeldObjects(), _s3]);
        using var clients = TestClients.Of(server.Url);
        var objects = new StudyObjects(clients.S3, Name, "kayfabe/sample/", Account);
        var refused = await Assert.ThrowsAsync<InputException>(() => objects.Remove(Cancel));
        Assert.Contains("'kayfabe/sample/held' (AccessDenied)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("retention", refused.Message, StringComparison.Ordinal);
    }

    private Task<BucketState> Ensure(string? kmsKey = null) => Bucket.Ensure(
        Name, kmsKey, new ResourceTags("sample", "run1", DateTimeOffset.UnixEpoch), Journal, Cancel);

    public void Dispose()
    {
        _clients.Dispose();
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>A bucket with an object that cannot be removed.</summary>
    private sealed class HeldObjects : IScriptedService
    {
        public Task<ScriptedResponse?> Answer(ScriptedRequest request, CancellationToken cancel) => Task.FromResult(
            request.Query.ContainsKey("versions") ? ScriptedResponse.OfXml("""
                <ListVersionsResult><Version><Key>kayfabe/sample/held</Key><VersionId>1</VersionId><Size>1</Size></Version>
                <IsTruncated>false</IsTruncated></ListVersionsResult>
                """)
            : request.Query.ContainsKey("delete") ? ScriptedResponse.OfXml("""
                <DeleteResult><Error><Key>kayfabe/sample/held</Key><VersionId>1</VersionId><Code>AccessDenied</Code>
                <Message>held</Message></Error></DeleteResult>
                """)
            : null);
    }

    /// <summary>Never gives a byte.</summary>
    private sealed class SilentStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
