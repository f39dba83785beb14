using System.Formats.Tar;
using System.IO.Compression;
using Kayfabe.Aws.Resources;
using Kayfabe.Aws.Training;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Training;
using Kayfabe.Settings;
using Kayfabe.Study.Cloud;
using Kayfabe.Xgboost;

namespace Kayfabe.Aws.Tests.Training;

public sealed class TrainingRunTests : IDisposable
{
    private readonly TrainingFixture _given = new();

    public void Dispose() => _given.Dispose();

    [Theory]
    [InlineData(TrainingForm.Csv)]
    [InlineData(TrainingForm.Libsvm)]
    public async Task A_model_that_the_service_trained_is_the_one_that_is_trained_here_to_the_byte(TrainingForm form)
    {
        _given.Machines = _given.Machines with { ContentType = form };
        var job = await _given.Train();
        using var there = ForeignModel.Load(
            await _given.Model(job), [.. _given.Rows.Features.Select(feature => feature.Name)], 6);
        using var here = XgboostTrainer.Train(_given.Rows, _given.Trees);
        Assert.Equal(here.Save(ModelFormat.Ubj), there.Save(ModelFormat.Ubj));
        Assert.Equal("its log confirms the 120 rows that were sent", job.RowsConfirmed);
        Assert.Equal(97, job.Described.BillableTimeInSeconds);
        Assert.Equal("kf-0123456789abcdef0123456789abcdef01234567-1", job.Job.Name);
    }

    [Fact]
    public async Task A_second_run_finds_the_finished_job_and_pays_nothing()
    {
        await _given.Train();
        var uploads = _given.Memory.Objects.Count;
        var again = await _given.Train();
        Assert.Single(_given.Observer.Agreed);
        Assert.Equal(1, _given.Server.RequestsByOperation["SageMaker.CreateTrainingJob"]);
        Assert.Equal(uploads, _given.Memory.Objects.Count);
        Assert.NotEmpty(await _given.Model(again));
    }

    [Fact]
    public async Task A_finished_job_of_the_same_request_under_another_key_is_not_paid_for_again()
    {
        await _given.Train();
        var other = TrainingFixture.Key.Replace("0123", "ffff", StringComparison.Ordinal);
        var job = await _given.Run().Train(
            other, _given.Order(), XgboostImages.Address("us-east-1", "1.7-1"), isBuiltIn: true,
            CancellationToken.None);
        Assert.Equal("kf-0123456789abcdef0123456789abcdef01234567-1", job.Job.Name);
        Assert.Single(_given.Observer.Agreed);
        _given.Trees = _given.Trees with { Rounds = 6 };
        await _given.Run().Train(
            other, _given.Order(), XgboostImages.Address("us-east-1", "1.7-1"), isBuiltIn: true,
            CancellationToken.None);
        Assert.Equal(2, _given.Observer.Agreed.Count);
    }

    [Fact]
    public async Task An_image_of_ones_own_gets_the_channels_and_its_folder_comes_back()
    {
        var settings = new AlgorithmSettings
        {
            Image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/topics:1",
            Channels = new Dictionary<string, string> { ["train"] = "train", ["all"] = "rows", ["names"] = "features" },
            Hyperparameters = new Dictionary<string, string> { ["topics"] = "12", ["alpha"] = "anything" },
        };
        var order = AlgorithmFiles.Write(
            _given.Folder.CreateSubdirectory("sent").FullName, _given.Rows, _given.Rows.SelectRows([5, 3]), settings,
            TrainingForm.Csv);
        var run = _given.Run();
        var job = await run.Train(TrainingFixture.Key, order, settings.Image, isBuiltIn: false, CancellationToken.None);
        var archive = await run.Bring(job, Path.Combine(_given.Folder.FullName, "own.tar.gz"), CancellationToken.None);
        var target = _given.Folder.CreateSubdirectory("target").FullName;
        Assert.Equal(["results/received.txt"], archive.Unpack(target));
        Assert.Equal(
            "all text/csv 120\nnames text/plain 6\ntrain text/csv 2\nalpha=anything\ntopics=12\n",
            await File.ReadAllTextAsync(Path.Combine(target, "results", "received.txt")));
        Assert.True((bool)Assert.Single(_given.Training.Jobs.Values).Request["EnableNetworkIsolation"]!);
    }

    [Fact]
    public async Task A_second_run_waits_for_the_running_job()
    {
        using var impatient = new CancellationTokenSource();
        _given.Training.Plan = _ => new JobScript { Statuses = [.. Enumerable.Repeat("Training", 20), "Completed"] };
        _given.Observer.Shown = impatient.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _given.Train(impatient.Token));
        _given.Observer.Shown = null;
        await _given.Train();
        Assert.Single(_given.Training.Jobs);
        Assert.Single(_given.Observer.Agreed);
    }

    [Fact]
    public async Task A_run_that_was_killed_after_the_job_was_made_and_before_it_was_noted_finds_it()
    {
        // The service made the job, and its answer never came.
        var lost = false;
        _given.Server.Script = request =>
        {
            if (request.Operation != "SageMaker.CreateTrainingJob" || lost)
                return null;
            lost = true;
            return new ServerFault.ResetBefore();
        };
        await _given.Train();
        Assert.True(lost);
        Assert.Single(_given.Training.Jobs);
        Assert.Equal(
            ResourceKind.TrainingJob,
            Assert.Single(_given.Journal.Open(), entry => entry.Kind != ResourceKind.Bucket).Kind);
    }

    [Fact]
    public async Task The_intent_is_on_the_disk_before_the_job_is_made()
    {
        var known = false;
        _given.Server.Script = request =>
        {
            if (request.Operation == "SageMaker.CreateTrainingJob")
                known = _given.Journal.Open().Any(entry => entry is { Kind: ResourceKind.TrainingJob, IsMade: false });
            return null;
        };
        await _given.Train();
        Assert.True(known);
        Assert.Contains(_given.Journal.Open(), entry => entry is { Kind: ResourceKind.TrainingJob, IsMade: true });
    }

    [Fact]
    public async Task Without_consent_nothing_is_made_or_uploaded()
    {
        _given.Observer.Refuses = true;
        await Assert.ThrowsAsync<InputException>(() => _given.Train());
        Assert.Empty(_given.Training.Jobs);
        Assert.Empty(_given.Memory.Buckets);
        Assert.Empty(_given.Memory.Objects);
        Assert.False(File.Exists(Path.Combine(_given.Folder.FullName, "journal.jsonl")));
    }

    [Fact]
    public async Task A_failed_job_is_explained_and_the_next_run_asks_for_another_attempt()
    {
        _given.Training.Plan = name => name.EndsWith("-1", StringComparison.Ordinal)
            ? new JobScript { Statuses = ["Starting", "Failed"], FailureReason = "CapacityError: no ml.m5.large" }
            : new JobScript();
        var failure = await Assert.ThrowsAsync<InputException>(() => _given.Train());
        Assert.Equal(
            "the training job kf-0123456789abcdef0123456789abcdef01234567-1 failed: CapacityError: no ml.m5.large. The "
            + "service has no free instances of this type now. Wait, or take another sagemaker.instanceType. Log: "
            + "group /aws/sagemaker/TrainingJobs, streams kf-0123456789abcdef0123456789abcdef01234567-1/. The next run asks "
            + "before it tries again.",
            failure.Message);
        var job = await _given.Train();
        Assert.EndsWith("-2", job.Job.Name, StringComparison.Ordinal);
        Assert.Equal(2, _given.Observer.Agreed.Count);
        Assert.Contains("CapacityError", Assert.Single(_given.Observer.Agreed[1].Failed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Stopped", "was stopped", "Somebody stopped it.")]
    [InlineData("MaxRuntimeExceeded", "was ended by its time limit", "sagemaker.maxRunSeconds")]
    [InlineData("MaxWaitTimeExceeded", "was ended by its time limit", "sagemaker.maxWaitSeconds")]
    public async Task Only_a_completed_job_is_a_result(string status, string how, string meaning)
    {
        _given.Training.Plan = _ => new JobScript { Statuses = ["Training", status] };
        var failure = await Assert.ThrowsAsync<InputException>(() => _given.Train());
        Assert.Contains(how, failure.Message, StringComparison.Ordinal);
        Assert.Contains(meaning, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_hangs_is_left_with_what_to_do()
    {
        _given.Training.Plan = _ => new JobScript { Statuses = ["Training"] };
        _given.Machines = _given.Machines with { MaxRunSeconds = 60 };
        var run = _given.Run(_given.Services with { Grace = TimeSpan.FromSeconds(-60) });
        var failure = await Assert.ThrowsAsync<InputException>(() => run.Train(
            TrainingFixture.Key, _given.Order(), "x/sagemaker-xgboost:1.7-1", isBuiltIn: true, CancellationToken.None));
        Assert.Contains("is InProgress after", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--target=Teardown", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(run.Running);
        await run.Stop(CancellationToken.None);
        Assert.True(Assert.Single(_given.Training.Jobs.Values).IsStopped);
    }

    [Fact]
    public async Task Throttled_and_broken_answers_are_asked_for_again()
    {
        _given.Server.Script = request => (request.Number % 4) switch
        {
            1 => new ServerFault.Throttled(),
            3 when request.Operation is not "SageMaker.CreateTrainingJob" => new ServerFault.ResetInBody(),
            _ => null,
        };
        await _given.Train();
        Assert.Single(_given.Training.Jobs);
    }

    [Fact]
    public async Task A_job_of_the_same_name_that_was_made_from_other_data_is_not_used()
    {
        await _given.Train();
        _given.Rows = TrainingFixture.Matrix(121, 6);
        var job = await _given.Train();
        Assert.EndsWith("-2", job.Job.Name, StringComparison.Ordinal);
        Assert.Contains("another data", Assert.Single(_given.Observer.Agreed[1].Failed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_job_whose_model_was_removed_is_trained_anew_after_consent()
    {
        await _given.Train();
        var model = Assert.Single(
            _given.Memory.Objects.Keys, key => key.EndsWith("model.tar.gz", StringComparison.Ordinal));
        _given.Memory.Objects.TryRemove(model, out _);
        await _given.Train();
        Assert.Contains(
            "its model was removed", Assert.Single(_given.Observer.Agreed[1].Failed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_divided_among_instances_and_the_log_confirms_all_of_them()
    {
        _given.Machines = _given.Machines with { InstanceCount = 3, Validation = 0.2 };
        _given.Trees = _given.Trees with { TreeMethod = "hist" };
        var job = await _given.Train();
        var train = job.Described.InputDataConfig.Single(channel => channel.ChannelName == "train");
        var validation = job.Described.InputDataConfig.Single(channel => channel.ChannelName == "validation");
        Assert.Equal("ShardedByS3Key", train.DataSource.S3DataSource.S3DataDistributionType.Value);
        Assert.Equal("FullyReplicated", validation.DataSource.S3DataSource.S3DataDistributionType.Value);
        var prefix = train.DataSource.S3DataSource.S3Uri["s3://".Length..];
        Assert.Equal(3, _given.Memory.Objects.Keys.Count(key => key.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.Equal("its log confirms the 96 rows that were sent, on 3 instances", job.RowsConfirmed);
    }

    [Theory]
    [InlineData("one host less", "2 of 3 instances trained")]
    [InlineData("all rows on two hosts", "2 of 3 instances trained")]
    [InlineData("a row less", "it trained on 65 rows, and 96 were sent")]
    [InlineData("no validation", "algo-3 measured on 0 validation rows")]
    [InlineData("no log", "does not tell the rows of its 3 instances")]
    public async Task A_log_that_tells_of_other_rows_or_hosts_ends_the_training(string what, string said)
    {
        _given.Machines = _given.Machines with { InstanceCount = 3, Validation = 0.2 };
        _given.Trees = _given.Trees with { TreeMethod = "hist" };
        _given.Training.HasLogs = what != "no log";
        _given.Training.Plan = _ => new JobScript
        {
            Log = hosts => what switch
            {
                "one host less" => [.. hosts.Take(2)],
                "all rows on two hosts" => [Of(hosts[0], 64), hosts[1]],
                "a row less" => [Of(hosts[0], 1), .. hosts.Skip(1)],
                "no validation" =>
                [
                    .. hosts.Take(2),
                    hosts[2] with { Lines = [.. hosts[2].Lines.Where(line => !line.Contains("Validation"))] },
                ],
                _ => hosts,
            },
        };
        var failure = await Assert.ThrowsAsync<InputException>(() => _given.Train());
        Assert.Contains("cannot be trusted: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);

        static HostLog Of(HostLog host, int rows) => host with
        {
            Lines = [.. host.Lines.Select(line => line.Contains("Train matrix", StringComparison.Ordinal)
                ? $"Train matrix has {rows} rows and 6 columns" : line)],
        };
    }

    [Fact]
    public async Task Archives_that_are_none_are_refused()
    {
        byte[] Bomb(byte[] _) => Pack("xgboost-model", new byte[200_000_000]);
        foreach (var (archive, problem) in new (Func<byte[], byte[]>, string)[]
        {
            (Bomb, "more than"),
            (_ => Pack("../xgboost-model", [1]), "has '..'"),
            (_ => Pack("xgboost-model", [0x80, 4, 0x95, 0]), "Python pickle"),
            (_ => Pack("xgboost-model", [.. "binf"u8]), "cannot read the model"),
            (whole => whole[..(whole.Length / 2)], "damaged or cut off"),
            (_ => [.. "<html></html>"u8], "damaged or cut off"),
        })
        {
            _given.Training.Jobs.Clear();
            _given.Training.Plan = _ => new JobScript { Archive = archive };
            var job = await _given.Train();
            var refused = await Assert.ThrowsAsync<InputException>(async () =>
                ForeignModel.Load(await _given.Model(job), ["a", "b", "c", "d", "e", "f"], 6).Dispose());
            Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_asked_for_has_limits_network_keys_and_tags()
    {
        _given.Machines = new SageMakerSettings
        {
            Spot = true,
            MaxRunSeconds = 100,
            VolumeGigabytes = 7,
            Subnets = ["subnet-1"],
            SecurityGroups = ["sg-1"],
            Tags = new Dictionary<string, string> { ["team"] = "ring" },
        };
        await _given.Train();
        var request = Assert.Single(_given.Training.Jobs.Values).Request;
        Assert.Equal(100, (int)request["StoppingCondition"]!["MaxRuntimeInSeconds"]!);
        Assert.Equal(200, (int)request["StoppingCondition"]!["MaxWaitTimeInSeconds"]!);
        Assert.True((bool)request["EnableManagedSpotTraining"]!);
        Assert.Equal("subnet-1", (string)request["VpcConfig"]!["Subnets"]![0]!);
        Assert.Equal("sg-1", (string)request["VpcConfig"]!["SecurityGroupIds"]![0]!);
        Assert.Equal(
            ["kayfabe:study", "kayfabe:run", "kayfabe:created", "team"],
            request["Tags"]!.AsArray().Select(tag => (string)tag!["Key"]!));
        Assert.DoesNotContain("//", ((string)request["OutputDataConfig"]!["S3OutputPath"]!)["s3://".Length..],
            StringComparison.Ordinal);
        Assert.Equal("5", (string)request["HyperParameters"]!["num_round"]!);
    }

    private static byte[] Pack(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            using var data = new MemoryStream(content);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = data });
        }
        return bytes.ToArray();
    }
}
