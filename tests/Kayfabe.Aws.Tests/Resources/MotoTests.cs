using System.Diagnostics;
using Amazon.S3.Model;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;
using Kayfabe.Aws.Resources;
using Kayfabe.Aws.Serving;
using Kayfabe.Settings;
using Kayfabe.Tests;

namespace Kayfabe.Aws.Tests.Resources;

/// <summary>Against moto, which has versions, schedules, tags and SageMaker's control plane of its own.</summary>
public sealed class MotoTests(MotoServer moto) : IClassFixture<MotoServer>, IDisposable
{
    private const string Account = "123456789012";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe-");
    private AwsClients? _clients;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AwsClients Clients
    {
        get
        {
            Assert.SkipWhen(moto.Url is null, "There is no moto_server.");
            return _clients ??= TestClients.Of(
                moto.Url!, new BackOff(3, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)));
        }
    }

    private AccountServices Services => new(
        Clients.SageMaker, Clients.Scheduler, Clients.Tagging, Clients.S3, "us-east-1", Account, TimeProvider.System);

    private ResourceJournal Journal => new(Path.Combine(_folder.FullName, "journal.jsonl"), TimeProvider.System);

    [Fact]
    public async Task A_bucket_is_private_encrypted_versioned_closed_and_expires_unfinished_uploads()
    {
        var bucket = await MakeBucket("kayfabe-bucket-one");
        Assert.True(bucket.IsNew);
        Assert.Equal("", await Python("""
            b = 'kayfabe-bucket-one'
            assert all(s3.get_public_access_block(Bucket=b)['PublicAccessBlockConfiguration'].values())
            rule = s3.get_bucket_encryption(Bucket=b)['ServerSideEncryptionConfiguration']['Rules'][0]
            assert rule['ApplyServerSideEncryptionByDefault']['SSEAlgorithm'] == 'AES256', rule
            assert s3.get_bucket_versioning(Bucket=b)['Status'] == 'Enabled'
            rule = s3.get_bucket_lifecycle_configuration(Bucket=b)['Rules'][0]
            assert rule['AbortIncompleteMultipartUpload']['DaysAfterInitiation'] == 1, rule
            tags = {t['Key']: t['Value'] for t in s3.get_bucket_tagging(Bucket=b)['TagSet']}
            assert tags['kayfabe:study'] == 'sample' and tags['kayfabe:run'] == 'run1', tags
            """));
        Assert.False((await MakeBucket("kayfabe-bucket-one")).IsNew);
    }

    [Fact]
    public async Task A_bucket_of_somebody_s_own_is_left_as_it_is_and_what_it_lacks_is_said()
    {
        await Clients.S3.PutBucketAsync(new PutBucketRequest { BucketName = "somebodys" }, Cancel);
        var state = await MakeBucket("somebodys");
        Assert.Equal(3, state.Warnings.Count);
        Assert.Equal("", await Python("assert 'Status' not in s3.get_bucket_versioning(Bucket='somebodys')"));
    }

    [Fact]
    public async Task Nothing_is_uploaded_twice_and_boto3_reads_what_was()
    {
        await MakeBucket("kayfabe-uploads");
        var file = Path.Combine(_folder.FullName, "x.csv");
        await File.WriteAllTextAsync(file, "1,2\n", Cancel);
        var digest = Sha256Text.OfFile(file);
        var first = await Put(file, digest);
        Assert.Equal(first, await Put(file, digest));
        Assert.Equal("", await Python($"""
            versions = s3.list_object_versions(Bucket='kayfabe-uploads')['Versions']
            assert len(versions) == 1, versions
            assert s3.get_object(Bucket='kayfabe-uploads', Key='{first["s3://kayfabe-uploads/".Length..]}')['Body'].read() == b'1,2\n'
            """));
        await File.WriteAllTextAsync(file, "1,3\n", Cancel);
        await Assert.ThrowsAsync<InputException>(() => Put(file, "sha256:" + new string('0', 64)));
        Assert.Equal("", await Python(
            "assert len(s3.list_object_versions(Bucket='kayfabe-uploads')['Versions']) == 1"));

        Task<string> Put(string path, string sha) => DigestUploads.Put(
            Clients.S3, "kayfabe-uploads", "kayfabe/sample", path, sha, ".csv", Cancel);
    }

    [Fact]
    public async Task Versions_delete_markers_and_unfinished_uploads_of_the_study_go_and_others_stay()
    {
        await MakeBucket("kayfabe-objects");
        foreach (var key in (string[])["kayfabe/sample/a", "kayfabe/sample/a", "kayfabe/sample/b", "kayfabe/sample2/c"])
        {
            await Clients.S3.PutObjectAsync(
                new PutObjectRequest { BucketName = "kayfabe-objects", Key = key, ContentBody = "x" }, Cancel);
        }
        await Clients.S3.DeleteObjectAsync(
            new DeleteObjectRequest { BucketName = "kayfabe-objects", Key = "kayfabe/sample/b" }, Cancel);
        await Clients.S3.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = "kayfabe-objects", Key = "kayfabe/sample/d" }, Cancel);
        var objects = new StudyObjects(
            Clients.S3, "kayfabe-objects", StudyObjects.PrefixOf("kayfabe", "sample"), Account);
        Assert.Equal(new ObjectCounts(3, 1, 3, 1), await objects.Count(Cancel));
        await objects.Remove(Cancel);
        Assert.True((await objects.Count(Cancel)).IsEmpty);
        Assert.Equal("", await Python("""
            left = s3.list_object_versions(Bucket='kayfabe-objects')
            assert [v['Key'] for v in left['Versions']] == ['kayfabe/sample2/c'] and 'DeleteMarkers' not in left, left
            assert 'Uploads' not in s3.list_multipart_uploads(Bucket='kayfabe-objects')
            """));
        Assert.True(await objects.IsAnythingLeft(Cancel));
    }

    [Fact]
    public async Task Boto3_sees_what_a_deploy_made_and_nothing_after_a_teardown()
    {
        var making = new Making(Services, Journal, new ResourceTags("moto", "run1", DateTimeOffset.UnixEpoch));
        var plan = new EndpointPlan(
            new ModelPlan("moto", "image:1", $"arn:aws:iam::{Account}:role/r", "s3://b/a.tar.gz", "s3://b/f.json"),
            new RealTimeCapacity("ml.m5.large", null),
            new PlannedEnd(DateTimeOffset.UnixEpoch.AddYears(80), $"arn:aws:iam::{Account}:role/r"));
        await new EndpointDeployment(making, static (_, _) => { }).Make(plan, Cancel);
        Assert.Equal("", await Python($$"""
            sm, sch = client('sagemaker'), client('scheduler')
            e = sm.describe_endpoint(EndpointName='{{plan.Name}}')
            c = sm.describe_endpoint_config(EndpointConfigName=e['EndpointConfigName'])
            assert c['ProductionVariants'][0]['InstanceType'] == 'ml.m5.large'
            m = sm.describe_model(ModelName=c['ProductionVariants'][0]['ModelName'])
            assert m['PrimaryContainer']['Environment']['KAYFABE_FEATURES'] == 's3://b/f.json'
            for arn in (e['EndpointArn'], c['EndpointConfigArn'], m['ModelArn']):
                tags = {t['Key']: t['Value'] for t in sm.list_tags(ResourceArn=arn)['Tags']}
                assert tags['kayfabe:study'] == 'moto', tags
            s = sch.get_schedule(Name='{{plan.Name}}', GroupName='{{ResourceNames.ScheduleGroup("moto")}}')
            assert s['ScheduleExpression'] == 'at(2050-01-01T00:00:00)', s
            assert s['Target']['Arn'] == 'arn:aws:scheduler:::aws-sdk:sagemaker:deleteEndpoint', s
            """));

        // On another machine. moto's GetResources fails where there is an endpoint configuration (its ARN is a tuple);
        // the names and the tags of each are enough.
        var warnings = new List<string>();
        var found = await new ResourceList(Services, warnings.Add).Find("moto", [], Cancel);
        Assert.Single(warnings);
        Assert.Equal(5, found.Count);
        Assert.Empty(await new Teardown(Services, Journal, static _ => { }).Run(TeardownPlan.Of(found), Cancel));
        Assert.Empty(await new ResourceList(Services).Find("moto", Journal.Open(), Cancel));
        Assert.Equal("", await Python("""
            sm, sch = client('sagemaker'), client('scheduler')
            assert sm.list_endpoints()['Endpoints'] == [] and sm.list_models()['Models'] == []
            assert sm.list_endpoint_configs()['EndpointConfigs'] == []
            assert [g['Name'] for g in sch.list_schedule_groups()['ScheduleGroups']] == ['default']
            """));
    }

    public void Dispose()
    {
        _clients?.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<BucketState> MakeBucket(string name) => new StudyBucket(Clients.S3, "us-east-1", Account).Ensure(
        name, null, new ResourceTags("sample", "run1", DateTimeOffset.UnixEpoch), Journal, Cancel);

    // What boto3 makes of it: an assertion that fails, or nothing.
    private async Task<string> Python(string script)
    {
        var setup = $"""
            import boto3
            def client(name):
                return boto3.client(name, endpoint_url='{moto.Url}', region_name='us-east-1',
                                    aws_access_key_id='test', aws_secret_access_key='test')
            s3 = client('s3')

            """;
        using var python = Start(["-c", setup + script]);
        var error = await python.StandardError.ReadToEndAsync(Cancel);
        await python.WaitForExitAsync(Cancel);
        Assert.SkipWhen(error.Contains("No module named 'boto3'", StringComparison.Ordinal), "There is no boto3.");
        return error;
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no python3.");
            throw;
        }
    }
}
