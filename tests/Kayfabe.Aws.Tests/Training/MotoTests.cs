using System.Text.Json;
using Kayfabe.Aws.Tests.StandIns;
using Kayfabe.Tests;

namespace Kayfabe.Aws.Tests.Training;

/// <summary>Data in moto's S3, jobs in moto's SageMaker, read by boto3: programs that know nothing of ours.</summary>
public sealed class MotoTests(MotoServer moto) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task A_service_trains_on_what_was_uploaded_to_another_S3()
    {
        using var given = Given();
        var job = await given.Train();
        Assert.Equal("its log confirms the 120 rows that were sent", job.RowsConfirmed);
        Assert.NotEmpty(await given.Model(job));
        Assert.Empty(given.Memory.Objects);
    }

    [Fact]
    public async Task Boto3_reads_the_job_its_tags_and_its_rows()
    {
        Botocore.Need();
        using var given = Given();
        given.Machines = given.Machines with { InstanceCount = 2, Spot = true, Validation = 0.2 };
        given.Trees = given.Trees with { TreeMethod = "hist" };
        await given.Train();
        var spec = given.Training.Jobs.Values.Single();
        // The same request, to moto.
        using var clients = TestClients.Of(moto.Url!);
        await clients.SageMaker.CreateTrainingJobAsync(given.Observer.Asked.Single().ToRequest());
        var (code, output) = Botocore.Run("-c", """
            import boto3, json, sys
            def client(name): return boto3.client(name, endpoint_url=sys.argv[1], region_name="us-east-1",
                aws_access_key_id="test", aws_secret_access_key="test")
            sagemaker, s3 = client("sagemaker"), client("s3")
            job = sagemaker.describe_training_job(TrainingJobName=sys.argv[2])
            tags = sagemaker.list_tags(ResourceArn=job["TrainingJobArn"])["Tags"]
            channels = {}
            for channel in job["InputDataConfig"]:
                source = channel["DataSource"]["S3DataSource"]
                bucket, prefix = source["S3Uri"][5:].split("/", 1)
                keys = [o["Key"] for o in s3.list_objects_v2(Bucket=bucket, Prefix=prefix)["Contents"]]
                rows = sum(s3.get_object(Bucket=bucket, Key=k)["Body"].read().count(b"\n") for k in keys)
                channels[channel["ChannelName"]] = [source["S3DataDistributionType"], len(keys), rows]
            print(json.dumps({"channels": channels, "tags": [t["Key"] for t in tags],
                "rounds": job["HyperParameters"]["num_round"], "image": job["AlgorithmSpecification"]["TrainingImage"],
                "stop": job["StoppingCondition"], "count": job["ResourceConfig"]["InstanceCount"]}))
            """, moto.Url!.AbsoluteUri, spec.Name);
        Assert.True(code == 0, output);
        using var read = JsonDocument.Parse(output);
        var root = read.RootElement;
        Assert.Equal("""{"train": ["ShardedByS3Key", 2, 96], "validation": ["FullyReplicated", 1, 24]}""",
            root.GetProperty("channels").GetRawText());
        Assert.Equal("""["kayfabe:study", "kayfabe:run", "kayfabe:created"]""", root.GetProperty("tags").GetRawText());
        Assert.Equal("5", root.GetProperty("rounds").GetString());
        Assert.Equal(spec.Image, root.GetProperty("image").GetString());
        Assert.Equal(
            """{"MaxRuntimeInSeconds": 3600, "MaxWaitTimeInSeconds": 7200}""", root.GetProperty("stop").GetRawText());
        Assert.Equal(2, root.GetProperty("count").GetInt32());
    }

    private TrainingFixture Given()
    {
        Assert.SkipUnless(moto.Url is not null, "There is no moto_server.");
        return new TrainingFixture(moto.Url);
    }
}
