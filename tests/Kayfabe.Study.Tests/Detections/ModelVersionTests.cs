using Kayfabe.Settings;
using Kayfabe.Study.Detections;
using static Kayfabe.Study.Tests.Detections.DetectFolder;

namespace Kayfabe.Study.Tests.Detections;

public sealed class ModelVersionTests : IDisposable
{
    private readonly DetectFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Moderation(string picture, string version, params string[] paths) => Recording(
        picture, "DetectModerationLabels", """{"MinConfidence":50}""",
        $$"""{"ModerationLabels":[{{string.Join(',', paths.Select(Label))}}],"""
        + $$""" "ModerationModelVersion":"{{version}}"}""");

    private static string Label(string path) => path.Split('/') is [var parent, var name]
        ? $$"""{"Name":"{{name}}","ParentName":"{{parent}}","Confidence":80}"""
        : $$"""{"Name":"{{path}}","ParentName":"","Confidence":90}""";

    private DetectSummary Detect(DetectSettings settings, params string[] lines) =>
        _folder.Detect([_folder.Write("recordings.jsonl", lines)], settings, "a", "b");

    [Fact]
    public void Moderation_models_6_and_7_do_not_mix_unless_the_study_chooses_how()
    {
        string[] lines = [Moderation("a", "6.1", "Violence"), Moderation("b", "7.0", "Violence")];
        var e = Assert.Throws<InputException>(() => Detect(new DetectSettings(), lines));
        Assert.Contains("6.1 (1 pictures), 7.0 (1 pictures)", e.Message, StringComparison.Ordinal);
        Assert.Contains("detect.moderationNames", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, Detect(new() { ModerationNames = ModerationNames.AsAnswered }, lines).RecordingsUsed);
        Assert.Equal(2, Detect(new() { ModerationNames = ModerationNames.Version7 }, lines).RecordingsUsed);
    }

    [Fact]
    public void Minor_versions_mix() =>
        Assert.Equal(2, Detect(new(), Moderation("a", "7.0"), Moderation("b", "7.1")).RecordingsUsed);

    [Fact]
    public void A_version_that_nothing_renames_does_not_mix_either() =>
        Assert.Throws<InputException>(() => Detect(
            new() { ModerationNames = ModerationNames.Version7 }, Moderation("a", "7.0"), Moderation("b", "8.0")));

    [Fact]
    public void An_answer_that_is_not_used_mixes_with_nothing() =>
        Assert.Equal(1, Detect(new(), Moderation("a", "7.0"), Moderation("unknown", "6.1")).RecordingsUsed);

    [Fact]
    public void A_version_that_the_study_does_not_state_is_an_error()
    {
        var settings = new DetectSettings { LabelModels = ["3.0"], ModerationModels = ["6.1"] };
        var e = Assert.Throws<InputException>(() => Detect(settings, Labels("a"), Moderation("b", "7.0")));
        Assert.Contains("7.0 (1 pictures), but study.json states 6.1", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, Detect(settings, Labels("a"), Moderation("b", "6.1")).RecordingsUsed);
    }

    [Fact]
    public void Labels_of_version_6_get_the_names_of_7_with_those_above_them()
    {
        var summary = Detect(
            new() { ModerationNames = ModerationNames.Version7 },
            Moderation("a", "6.1", "Violence", "Violence/Physical Violence", "Suggestive",
                "Suggestive/Female Swimwear Or Underwear", "Suggestive/Revealing Clothes"),
            Moderation("b", "7.0", "Violence", "Graphic Violence/Physical Violence"));
        Assert.Equal(
            """
            index,kind,name
            0,moderation,Female Swimwear or Underwear
            1,moderation,Graphic Violence
            2,moderation,Physical Violence
            3,moderation,Swimwear or Underwear
            4,moderation,Violence

            """, _folder.Text(DetectionFiles.Names));
        Assert.Equal(
            "index,parent\n0,Swimwear or Underwear\n1,Violence\n2,Graphic Violence\n",
            _folder.Text(DetectionFiles.Parents));
        Assert.Equal([("Revealing Clothes", 1)], summary.NotRenamed);
        Assert.Equal(
            [(0, 0, 80), (0, 1, 80), (0, 2, 80), (0, 3, 80), (0, 4, 90), (1, 2, 80), (1, 4, 90)],
            ArrowRows.Read(_folder.Output));
    }

    [Fact]
    public void A_label_whose_parts_nothing_tells_is_left_out_and_said()
    {
        var summary = Detect(
            new() { ModerationNames = ModerationNames.Version7 }, Moderation("a", "6.0", "Suggestive"));
        Assert.Equal(
            "moderation labels of version 6 without a name in version 7 left out: Suggestive (1)",
            summary.NotRenamedLine);
    }
}
