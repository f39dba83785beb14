using System.Security.Cryptography;
using Amazon.Rekognition.Model;
using Kayfabe.Aws.Clients;
using Kayfabe.Aws.Http;
using Kayfabe.Aws.Recording;
using Kayfabe.ScriptedAws;
using Kayfabe.ScriptedAws.Server;
using Kayfabe.ScriptedAws.Storage;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Recordings;

namespace Kayfabe.Aws.Tests.Recording;

/// <summary>A study with pictures, and the service that is asked about them; gone after the test.</summary>
internal sealed class RecordedStudy : IDisposable
{
    private static readonly BackOff s_quick = new(8, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5));

    private readonly List<AwsClients> _clients = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe-record-");

    public RecordedStudy(int pictures)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "pictures"));
        Directory.CreateDirectory(Path.Combine(Folder, "recordings"));
        Failed = new FailedRequests(Path.Combine(Folder, "failed"));
        Rekognition = new ScriptedRekognition(Storage);
        Server = new ScriptedServer([new ScriptedIdentity(), Rekognition, Storage]);
        for (var i = 0; i < pictures; i++)
            Add($"p{i}", [0xFF, 0xD8, 0xFF, .. BitConverter.GetBytes(i)]);
    }

    public string Folder => _folder.FullName;

    public MemoryS3 Storage { get; } = new();

    public ScriptedRekognition Rekognition { get; }

    public ScriptedServer Server { get; }

    public DetectSettings Settings { get; init; } = new();

    public List<PictureFile> Pictures { get; } = [];

    public RecordingFiles Files => new(Path.Combine(Folder, "recordings"), "data/s/recordings");

    public string Ledger => Path.Combine(Folder, "ledger");

    public Func<CancellationToken, Task<bool>> Renew { get; set; } = static _ => Task.FromResult(false);

    public Func<PlannedRequest, CancellationToken, Task<S3Object>> Upload { get; set; } =
        static (_, _) => throw new InvalidOperationException("Nothing is to be uploaded.");

    public double PerSecond { get; set; } = 1000;

    public Action<long> Progress { get; set; } = static _ => { };

    public void Add(string id, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Folder, "pictures", $"{id}.jpg"), bytes);
        Pictures.Add(new PictureFile(
            id, $"pictures/{id}.jpg", $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}"));
    }

    private RecordedAnswers Answers() => RecordedAnswers.Read(
        [
            .. RecordingFiles.Existing(Folder, "data/s", Settings).Select(
                file => (file, Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.Path))))),
        ],
        Settings, Path.Combine(Folder, "memory"));

    public FailedRequests Failed { get; private set; }

    public long Missing
    {
        get
        {
            using var plan = Plan();
            return plan.Total;
        }
    }

    private RecordingPlan Plan()
    {
        var list = Path.Combine(Folder, "pictureFiles.csv");
        PictureFiles.Write(list, Pictures.OrderBy(picture => picture.Picture, StringComparer.Ordinal)
            .Select(picture => (picture, new PictureHeader("jpeg", 100, 100))));
        return RecordingPlan.Of(
            new RecordingPlanSources
            {
                Pictures = RecordingPlanSources.PicturesOf(list),
                Requests = RecordingRequest.Of(Settings),
                Answers = Answers(),
            },
            Path.Combine(Folder, "sorted"));
    }

    public async Task<RecordResult> Record(long? most = null, CancellationToken stop = default)
    {
        PendingAnswers.Recover(Files);
        using var ledger = new AttemptLedger(Ledger, most);
        using var plan = Plan();
        Failed.Dispose();
        Failed = new FailedRequests(Path.Combine(Folder, "failed"));
        var result = await Recorder.Run(
            plan,
            new RecorderSetup
            {
                StudyFolder = Folder,
                Files = Files,
                Settings = Settings,
                Models = [],
                Connect = Connect,
                Renew = Renew,
                Upload = Upload,
                Failed = Failed,
                Ledger = ledger,
                RequestsPerSecond = PerSecond,
                Clock = TimeProvider.System,
                Progress = Progress,
            },
            stop);
        ledger.Close();
        return result;
    }

    public string[] Lines(DetectionKind kind) =>
        File.Exists(Files.PathOf(kind)) ? File.ReadAllLines(Files.PathOf(kind)) : [];

    public void Dispose()
    {
        Failed.Dispose();
        _clients.ForEach(clients => clients.Dispose());
        Server.Dispose();
        _folder.Delete(recursive: true);
    }

    private AwsClients Connect()
    {
        _clients.Add(TestClients.Of(Server.Url, s_quick, new RequestPace(PerSecond)));
        return _clients[^1];
    }
}
