using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;
using Kayfabe.Aws.Resources;
using Kayfabe.Aws.Serving;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Serving;
using Kayfabe.ScriptedAws.Storage;
using Kayfabe.ScriptedAws.Training;
using Kayfabe.Study.Matrix;
using Kayfabe.Study.Training;
using Kayfabe.Xgboost;
using Kayfabe.Xgboost.Loading;

namespace Kayfabe.Aws.Tests.Serving;

/// <summary>An account of the tests' own, with a model in a bucket, and what is needed to serve it.</summary>
internal sealed class ServedAccount : IDisposable
{
    public const string Study = "sample", Bucket = "kayfabe-123456789012-us-east-1",
        Role = "arn:aws:iam::123456789012:role/r";

    private static readonly BackOff s_short = new(3, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe-");
    private readonly MemoryS3 _storage = new();

    public ServedAccount()
    {
        Tags = new ScriptedTags();
        Endpoints = new ScriptedEndpoints(Tags, _storage);
        Transforms = new ScriptedTransforms(Tags, Endpoints, _storage);
        Schedules = new ScriptedSchedules(Tags);
        Server = new ScriptedServer(
            [Endpoints, Transforms, new ScriptedTraining(_storage, Tags), Schedules, Tags, _storage]);
        Clients = TestClients.Of(Server.Url, s_short);
        _storage.Buckets[Bucket] = "us-east-1";
        Journal = NewJournal("journal.jsonl");
    }

    public ScriptedTags Tags { get; }

    public ScriptedEndpoints Endpoints { get; }

    public ScriptedTransforms Transforms { get; }

    public ScriptedSchedules Schedules { get; }

    public ScriptedServer Server { get; }

    public AwsClients Clients { get; }

    public InstantClock Clock { get; } = new();

    public ResourceJournal Journal { get; }

    public string Folder => _folder.FullName;

    public AccountServices Services => new(
        Clients.SageMaker, Clients.Scheduler, Clients.Tagging, Clients.S3, "us-east-1", "123456789012", Clock);

    public static ServerlessCapacity Serverless { get; } = new(2048, 5);

    public static RealTimeCapacity RealTime { get; } = new("ml.m5.large", null);

    public PlannedEnd End => new(Clock.GetUtcNow() + TimeSpan.FromHours(2), Role);

    public ResourceJournal NewJournal(string name) => new(Path.Combine(Folder, name), Clock);

    public Making Making(ResourceJournal? journal = null) =>
        new(Services, journal ?? Journal, new ResourceTags(Study, "run1", Clock.GetUtcNow()));

    public EndpointDeployment Deployment(ResourceJournal? journal = null) => new(Making(journal), static (_, _) => { });

    public EndpointPlan Plan(Capacity? capacity = null, PlannedEnd? end = null) =>
        new(new ModelPlan(Study, "image:1.7-1", Role, Archive, Features), capacity ?? Serverless, end);

    /// <summary>Addresses of what was uploaded; of no objects where nothing was.</summary>
    public string Archive { get; private set; } = $"s3://{Bucket}/kayfabe/sample/{new string('a', 64)}.tar.gz";

    public string Features { get; private set; } = $"s3://{Bucket}/kayfabe/sample/{new string('b', 64)}.json";

    public Model? Model { get; private set; }

    public FeatureList? List { get; private set; }

    /// <summary>Trains a model on a few rows, and uploads it as Deploy does.</summary>
    public async Task<FeatureMatrix> UploadModel()
    {
        Assert.SkipWhen(XgboostLibrary.Locate() is null, "The XGBoost library is not installed.");
        var matrix = Rows(60);
        Model = XgboostTrainer.Train(matrix, new TrainSettings { Rounds = 5 });
        var bytes = Model.Save(ModelFormat.Legacy);
        var file = Path.Combine(Folder, "model.tar.gz");
        List = new FeatureList(
            Study, Sha256Text.Of(System.Security.Cryptography.SHA256.HashData(bytes)), "binary:logistic",
            matrix.Features);
        ModelArchive.Write(file, bytes, List.ToJson());
        Archive = await Upload(file, ".tar.gz");
        var list = Path.Combine(Folder, "features.json");
        await File.WriteAllBytesAsync(list, List.ToJson());
        Features = await Upload(list, ".json");
        return matrix;
    }

    public Task<string> Upload(string file, string suffix) => DigestUploads.Put(
        Clients.S3, Bucket, "kayfabe/sample", file, Sha256Text.OfFile(file), suffix, CancellationToken.None);

    /// <summary>Rows of which some values are missing and some are 0.</summary>
    public static FeatureMatrix Rows(int count)
    {
        Feature[] features =
        [
            new("Costume", FeatureKind.Label), new("Smoking", FeatureKind.Label),
            new("Smoking", FeatureKind.Moderation),
            new("a, \"quoted\" one", FeatureKind.Label),
        ];
        var (rows, starts) = (new List<MatrixRow>(), new List<int> { 0 });
        var (columns, values) = (new List<int>(), new List<float>());
        for (var i = 0; i < count; i++)
        {
            rows.Add(new MatrixRow($"row{i}", $"post{i}", i % 3 != 0, null));
            for (var column = 0; column < features.Length; column++)
            {
                if ((i + column) % 4 == 0)
                    continue;
                columns.Add(column);
                values.Add(column == 0 ? i % 3 : i * 0.37f % 1);
            }
            starts.Add(columns.Count);
        }
        return new FeatureMatrix(features, rows, [.. starts], [.. columns], [.. values]);
    }

    /// <summary>Runs a teardown as the target does.</summary>
    /// <param name="journal">That of the machine; null for another machine's, which knows nothing.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<PlannedStep>> TearDown(
        ResourceJournal? journal = null, CancellationToken cancel = default)
    {
        journal ??= NewJournal("another.jsonl");
        var found = await new ResourceList(Services).Find(Study, journal.Open(), cancel);
        return await new Teardown(Services, journal, static _ => { }).Run(TeardownPlan.Of(found), cancel);
    }

    /// <summary>Everything that exists but objects.</summary>
    public IEnumerable<string> Existing => Tags.Arns.Concat(Schedules.Schedules.Keys);

    public void Dispose()
    {
        Model?.Dispose();
        Clients.Dispose();
        Server.Dispose();
        _folder.Delete(recursive: true);
    }
}
