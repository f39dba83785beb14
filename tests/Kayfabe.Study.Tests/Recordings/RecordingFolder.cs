using System.Text;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Recordings;
using Kayfabe.Study.Tests.Detections;

namespace Kayfabe.Study.Tests.Recordings;

/// <summary>A study's folder of recordings, gone after the test.</summary>
internal sealed class RecordingFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    public RecordingFolder()
    {
        Directory.CreateDirectory(_folder.File("recordings"));
        Files = new RecordingFiles(_folder.File("recordings"), "data/s/recordings");
    }

    public RecordingFiles Files { get; }

    public static DetectSettings Settings { get; } = new();

    public static PictureDigest Digest(string picture)
    {
        Assert.True(PictureDigest.TryParse(Encoding.UTF8.GetBytes(DetectFolder.Digest(picture)), out var digest));
        return digest;
    }

    public static ServiceAnswer Answer(
        string picture, DetectionKind kind = DetectionKind.Label, int second = 0, string? response = null) => new(
        Digest(picture), RecordingRequest.Of(Settings).Single(request => request.Kind == kind), "us-east-1",
        new DateTimeOffset(2026, 11, 1, 12, 0, second, TimeSpan.Zero),
        Encoding.UTF8.GetBytes(response ?? kind switch
        {
            DetectionKind.Label => """{"Labels":[{"Name":"Ring","Confidence":90.5}],"LabelModelVersion":"3.0"}""",
            DetectionKind.Moderation => """{"ModerationLabels":[],"ModerationModelVersion":"7.0"}""",
            _ => """{"CelebrityFaces":[],"UnrecognizedFaces":[]}""",
        }));

    public static string Line(ServiceAnswer answer) =>
        Encoding.UTF8.GetString(new RecordingLineWriter().Write(answer).Bytes.Span);

    public async Task Record(params ServiceAnswer[] answers)
    {
        await using var pending = PendingAnswers.Open(Files);
        await Task.WhenAll(answers.Select(answer => pending.Add(Encoding.UTF8.GetBytes(Line(answer)))));
        await pending.Merge();
    }

    public string Text(DetectionKind kind) => File.ReadAllText(Files.PathOf(kind));

    public string Journal => Path.Combine(Files.Pending, "journal");

    public string Memory => _folder.File("memory");

    /// <summary>What the files of the folder have of the answers to a study's requests.</summary>
    public RecordedAnswers Answers(DetectSettings? settings = null) => RecordedAnswers.Read(
        [
            .. Directory.GetFiles(_folder.File("recordings"), "*.jsonl")
                .Select(path => (new RecordingFile(path, path), DetectFolder.Digest(File.ReadAllText(path)))),
        ],
        settings ?? Settings, Memory);

    /// <summary>What is to be asked about pictures, a letter each.</summary>
    public RecordingPlan Plan(string pictures, DetectSettings? settings = null, DateTimeOffset? since = null) =>
        RecordingPlan.Of(
            new RecordingPlanSources
            {
                Pictures = pictures.Select(picture => (Digest($"{picture}"), $"{picture}.jpg")),
                Requests = RecordingRequest.Of(settings ?? Settings),
                Answers = Answers(settings),
                Since = since,
            },
            Scratch);

    public string Scratch => _folder.File("sorted");

    public void Dispose() => _folder.Dispose();
}
