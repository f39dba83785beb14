using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Recordings;
using Kayfabe.Study.Tests.Detections;
using static Kayfabe.Study.Tests.Recordings.RecordingFolder;

namespace Kayfabe.Study.Tests.Recordings;

public sealed class RecordingPlanTests
{
    private static readonly IReadOnlyList<RecordingRequest> s_requests = RecordingRequest.Of(RecordingFolder.Settings);

    private static readonly Gen<string> s_picture = Gen.Elements("a", "b", "c", "d", "e", "f", "g");

    private static readonly Gen<DetectionKind> s_kind = Gen.Elements(DetectionKinds.All.ToArray());

    private static readonly Gen<(string Picture, DetectionKind Kind)> s_asked =
        from picture in s_picture from kind in s_kind select (picture, kind);

    private static readonly Gen<Recorded> s_recorded =
        from asked in s_asked
        from second in Gen.Choose(0, 9)
        from version in Gen.Elements("6.1", "7.0", "7\t\u0000\n%")
        from file in Gen.Choose(0, 2)
        select new Recorded(asked.Picture, asked.Kind, second, version, file);

    private static readonly Gen<Known> s_known =
        from pictures in s_picture.ArrayOf()
        from recorded in s_recorded.ArrayOf()
        from refused in s_asked.ArrayOf()
        from since in Gen.Choose(0, 9)
        select new Known(
            [.. pictures.Select((picture, i) => (picture, $"{i % 3}/{picture}\n.jpg"))],
            // At one time there is one answer.
            [.. recorded.DistinctBy(one => (one.Picture, one.Kind, one.Second))], refused, since);

    [Property]
    public Property A_plan_is_what_a_look_at_each_picture_would_find() => Prop.ForAll(s_known.ToArbitrary(), known =>
    {
        using var folder = new RecordingFolder();
        foreach (var file in known.Recorded.GroupBy(one => one.File))
        {
            File.WriteAllText(
                $"{folder.Files.PathOf(DetectionKind.Label)}-{file.Key}.jsonl",
                string.Concat(file.Select(one => Line(AnswerOf(one)))));
        }
        var since = Answer("a", second: known.Since).At;
        using var plan = RecordingPlan.Of(
            new RecordingPlanSources
            {
                Pictures = known.Pictures.Select(picture => (Digest(picture.Picture), picture.File)),
                Requests = s_requests,
                Answers = folder.Answers(),
                Refused = known.Refused.Select(one => new FailedRequest(
                    new PlannedRequest(Digest(one.Picture), "any", s_requests[(int)one.Kind]),
                    AnswerProblem.Refused, "")),
                Since = since,
            },
            folder.Scratch);

        var pictures = known.Pictures.GroupBy(picture => picture.Picture)
            .Select(group => (Picture: group.Key, File: group.Select(one => one.File).Min(StringComparer.Ordinal)!))
            .OrderBy(picture => Digest(picture.Picture)).ToList();
        var asked = s_requests.Select(request => pictures
            .Where(picture => LatestOf(known, picture.Picture, request.Kind) is null
                && !known.Refused.Contains((picture.Picture, request.Kind)))
            .Select(picture => new PlannedRequest(Digest(picture.Picture), picture.File, request)).ToList()).ToList();
        var refused = pictures.Sum(picture => s_requests.Count(request =>
            LatestOf(known, picture.Picture, request.Kind) is null
            && known.Refused.Contains((picture.Picture, request.Kind))));
        var models = pictures
            .SelectMany(picture => s_requests.Select(request => LatestOf(known, picture.Picture, request.Kind)))
            .OfType<Recorded>().Where(one => one.Kind != DetectionKind.Celebrity)
            .GroupBy(one => new ServiceModel(one.Kind, one.Version, 0)).Select(group => group.Key with
            {
                Pictures = group.Count(),
            });

        Assert.Equal(pictures.Count, plan.Pictures);
        Assert.Equal(asked.Select(list => list.Count), plan.Counts.Select(count => count.Count));
        Assert.Equal(refused, plan.Refused);
        Assert.Equal(models.ToHashSet(), plan.Models.ToHashSet());
        Assert.Equal(asked, s_requests.Select(request => plan.Of(request).ToList()).ToList());
        var files = pictures.Select(picture => picture.File)
            .Where(file => asked.Exists(list => list.Exists(planned => planned.File == file))).ToList();
        Assert.Equal(files, plan.FilesToAsk());
        Assert.Equal(files.Count, plan.PicturesToAsk);
    });

    [Fact]
    public void The_pictures_of_the_stage_are_read_from_its_table()
    {
        using var folder = new TempFolder();
        var list = folder.File(PictureFiles.Name);
        PictureFiles.Write(
            list, "ab".Select(c => (DetectFolder.Picture($"{c}"), new PictureHeader("jpeg", 100, 100))));
        Assert.Equal(
            [(Digest("a"), "pictures/a.jpg"), (Digest("b"), "pictures/b.jpg")],
            RecordingPlanSources.PicturesOf(list));
    }

    private static Recorded? LatestOf(Known known, string picture, DetectionKind kind) => known.Recorded
        .Where(one => one.Picture == picture && one.Kind == kind && one.Second >= known.Since)
        .MaxBy(one => one.Second);

    private static ServiceAnswer AnswerOf(Recorded one) => Answer(one.Picture, one.Kind, one.Second, one.Kind switch
    {
        DetectionKind.Label => $$"""{"Labels":[],"LabelModelVersion":{{Json(one.Version)}}}""",
        DetectionKind.Moderation => $$"""{"ModerationLabels":[],"ModerationModelVersion":{{Json(one.Version)}}}""",
        _ => null,
    });

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private sealed record Recorded(string Picture, DetectionKind Kind, int Second, string Version, int File);

    private sealed record Known(
        (string Picture, string File)[] Pictures, Recorded[] Recorded, (string Picture, DetectionKind Kind)[] Refused,
        int Since);
}
