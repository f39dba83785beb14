using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;
using Kayfabe.Aws.Resources;
using Kayfabe.Aws.Training;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;
using Kayfabe.ScriptedAws.Training;
using Kayfabe.Settings;
using Kayfabe.Study.Cloud;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost.Loading;

namespace Kayfabe.Aws.Tests.Training;

/// <summary>A scripted account, and rows to train on.</summary>
internal sealed class TrainingFixture : IDisposable
{
    public const string Key = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly ScriptedServer _server;

    public TrainingFixture(Uri? s3 = null)
    {
        Assert.SkipWhen(XgboostLibrary.Locate() is null, "The XGBoost library is not installed.");
        Memory = new MemoryS3();
        IScriptedService storage = s3 is null ? Memory : new PassedOn(s3);
        Training = new ScriptedTraining(storage);
        _server = new ScriptedServer([Training, storage]);
        Clients = TestClients.Of(
            _server.Url, new BackOff(8, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5)));
    }

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("kayfabe-training-");

    public MemoryS3 Memory { get; }

    public ScriptedTraining Training { get; }

    public ScriptedServer Server => _server;

    public AwsClients Clients { get; }

    public Observed Observer { get; } = new();

    public SageMakerSettings Machines { get; set; } = new();

    public TrainSettings Trees { get; set; } = new() { Rounds = 5, MaxDepth = 3 };

    public FeatureMatrix Rows { get; set; } = Matrix(120, 6);

    public ResourceJournal Journal => new(Path.Combine(Folder.FullName, "journal.jsonl"), TimeProvider.System);

    public TrainingPlace Place => new()
    {
        Account = "123456789012",
        Region = "us-east-1",
        Bucket = "kayfabe-test",
        Prefix = "kayfabe",
        RoleArn = "arn:aws:iam::123456789012:role/SageMaker",
        Machines = Machines,
        Study = "sample",
    };

    public TrainingServices Services => new(
        Clients.SageMaker, Clients.S3, Clients.Logs, Journal, TimeProvider.System)
    {
        Interval = TimeSpan.FromMilliseconds(1),
    };

    public TrainingMachine Machine => new()
    {
        ImageTag = Machines.ImageTag,
        InstanceType = Machines.InstanceType,
        InstanceCount = Machines.InstanceCount,
        ContentType = Machines.ContentType,
        Validation = Machines.Validation,
    };

    public TrainingOrder Order()
    {
        var folder = Directory.CreateTempSubdirectory("kayfabe-rows-");
        return TrainingFiles.Write(folder.FullName, Rows, Trees, Machine);
    }

    public Task<FinishedJob> Train(CancellationToken cancel = default) => Run().Train(
        Key, Order(), XgboostImages.Address("us-east-1", "1.7-1"), isBuiltIn: true, cancel);

    public TrainingRun Run(TrainingServices? services = null) => new(services ?? Services, Place, Observer);

    public async Task<byte[]> Model(FinishedJob job) => (await Run().Bring(
        job, Path.Combine(Folder.FullName, $"{Folder.GetFiles().Length}.tar.gz"), CancellationToken.None)).ReadModel();

    /// <summary>Rows with gaps and zeros, of numbers that only depend on row and column.</summary>
    public static FeatureMatrix Matrix(int rows, int columns)
    {
        List<int> starts = [0], columnOf = [];
        List<float> values = [];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var number = (row * 7919 + column * 104729) % 97;
                if (number % 4 == 0)
                    continue;
                columnOf.Add(column);
                values.Add(number % 5 == 0 ? 0 : number / 8f);
            }
            starts.Add(columnOf.Count);
        }
        return new FeatureMatrix(
            [.. Enumerable.Range(0, columns).Select(column => new Feature($"c{column}", FeatureKind.Label))],
            [.. Enumerable.Range(0, rows).Select(
                row => new MatrixRow($"r{row}", $"p{row / 3}", row % 3 == row % 7, null))],
            [.. starts], [.. columnOf], [.. values]);
    }

    public void Dispose()
    {
        Clients.Dispose();
        _server.Dispose();
        Folder.Delete(recursive: true);
    }

    /// <summary>Agrees to everything, and notes it.</summary>
    internal sealed class Observed : ITrainingObserver
    {
        public List<(string Job, string[] Failed)> Agreed { get; } = [];

        public List<TrainingJobSpec> Asked { get; } = [];

        public List<string> Said { get; } = [];

        public bool Refuses { get; set; }

        public Action? Shown { get; set; }

        public void Agree(TrainingJobSpec job, IReadOnlyList<string> failed)
        {
            if (Refuses)
                throw new InputException(new Fault("not confirmed", "Nothing was spent"));
            Asked.Add(job);
            Agreed.Add((job.Name, [.. failed]));
        }

        public void Say(string line) => Said.Add(line);

        public void Show(string what, long done, long total) => Shown?.Invoke();
    }
}
