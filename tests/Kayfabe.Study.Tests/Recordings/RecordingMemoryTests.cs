using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Recordings;
using static Kayfabe.Study.Tests.Recordings.RecordingFolder;

namespace Kayfabe.Study.Tests.Recordings;

/// <summary>Alone, since it counts the bytes of the process.</summary>
[CollectionDefinition(nameof(RecordingMemoryTests), DisableParallelization = true)]
public sealed class RecordingMemoryAlone;

[Collection(nameof(RecordingMemoryTests))]
public sealed class RecordingMemoryTests
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public void A_plan_of_ten_times_as_many_pictures_holds_no_more_memory()
    {
        Held(1_000);
        var few = Held(20_000);
        // More parts are read at once, each through a buffer of 64 KB, but never more than 64 of them: 4 MB. In memory,
        // the digests alone would be 6 MB more.
        Assert.InRange(Held(200_000) - few, -Megabyte, 4 * Megabyte);
    }

    /// <summary>The bytes held half-way through a plan whose pictures have an answer, none, or a failure.</summary>
    private static long Held(int pictures)
    {
        using var folder = new RecordingFolder();
        var line = Line(Answer("a"));
        var digest = $"{Digest("a")}";
        using (var file = new StreamWriter(folder.Files.PathOf(DetectionKind.Label)))
        {
            for (var i = 0; i < pictures; i += 2)
                file.Write(line.Replace(digest, $"{DigestOf(i)}", StringComparison.Ordinal));
        }
        var requests = RecordingRequest.Of(RecordingFolder.Settings);
        var answers = RecordedAnswers.Read(
            [(new RecordingFile("recordings", folder.Files.PathOf(DetectionKind.Label)), $"{pictures}")],
            RecordingFolder.Settings, folder.Memory);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var failures = new FailedRequests(Path.Combine(folder.Scratch, "failed"));
        using var plan = RecordingPlan.Of(
            new RecordingPlanSources
            {
                Pictures = Enumerable.Range(0, pictures).Select(i => (DigestOf(i), $"pictures/{i}.jpg")),
                Requests = requests,
                Answers = answers,
                Refused = Enumerable.Range(0, pictures / 4).Select(i => Refused((4 * i) + 1, requests[1])),
            },
            folder.Scratch);
        Assert.Equal([pictures / 2, pictures * 3 / 4, pictures], plan.Counts.Select(count => count.Count));
        var held = 0L;
        foreach (var request in plan.Of(requests[0]))
        {
            failures.Add(new FailedRequest(request, AnswerProblem.Refused, "InvalidImageFormatException"));
            if (failures.Count == pictures / 4)
                held = GC.GetTotalMemory(forceFullCollection: true) - before;
        }
        Assert.Equal(pictures / 2, failures.InOrder().Count());
        return held;
    }

    private static PictureDigest DigestOf(int picture) =>
        new((ulong)picture * 0x9E3779B97F4A7C15, (ulong)picture, 0, 0);

    private static FailedRequest Refused(int picture, RecordingRequest request) =>
        new(new PlannedRequest(DigestOf(picture), $"pictures/{picture}.jpg", request), AnswerProblem.Refused, "no");
}
