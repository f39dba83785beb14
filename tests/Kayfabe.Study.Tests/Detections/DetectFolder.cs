using System.Security.Cryptography;
using System.Text;
using Kayfabe.Study.Detections;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Tests.Detections;

/// <summary>A study's recordings and what Detect makes of them, in a folder that is gone after the test.</summary>
public sealed class DetectFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe-detect-");

    public string Output => Directory.CreateDirectory(Path.Combine(_folder.FullName, "out")).FullName;

    public static string Digest(string picture) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(picture)));

    public static PictureFile Picture(string id) => new(id, $"pictures/{id}.jpg", Digest(id));

    /// <summary>A recording of DetectLabels; each label is its JSON.</summary>
    public static string Labels(string picture, params string[] labels) =>
        Recording(picture, "DetectLabels", """{"MinConfidence":50,"MaxLabels":1000}""",
            $$"""{"Labels":[{{string.Join(',', labels)}}],"LabelModelVersion":"3.0"}""");

    public static string Label(string name, double confidence, params string[] parents)
    {
        var list = string.Join(',', parents.Select(parent => $$"""{"Name":"{{parent}}"}"""));
        var instances = """[{"BoundingBox":{"Width":0.5},"Confidence":1}]""";
        return FormattableString.Invariant(
            $$"""{"Name":"{{name}}","Confidence":{{confidence}},"Instances":{{instances}},"Parents":[{{list}}]}""");
    }

    public static string Recording(
        string picture, string operation, string request, string response, string at = "2026-03-01T12:00:00Z") =>
        $$"""{"picture":"{{Digest(picture)}}","operation":"{{operation}}","request":{{request}},"""
        + $$""" "recordedAt":"{{at}}","response":{{response}}}""";

    public string Write(string name, params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return path;
    }

    public DetectSummary Detect(IReadOnlyList<string> lines, params string[] pictures) =>
        Detect([Write("recordings.jsonl", [.. lines])], new DetectSettings(), pictures);

    public DetectSummary Detect(IReadOnlyList<string> files, DetectSettings settings, params string[] pictures) =>
        Detect(files, settings, 2, [.. pictures.Select(Picture)]);

    public DetectSummary Detect(
        IReadOnlyList<string> files, DetectSettings settings, int threads, params PictureFile[] pictures)
    {
        var list = Path.Combine(_folder.FullName, PictureFiles.Name);
        PictureFiles.Write(list, pictures.OrderBy(picture => picture.Picture, StringComparer.Ordinal)
            .Select(picture => (picture, new PictureHeader("jpeg", 100, 100))));
        return RecordingReplay.Run(
            list, [.. files.Select(file => new RecordingFile(Path.GetFileName(file), file))], settings, Output, threads);
    }

    public string Text(string file) => File.ReadAllText(Path.Combine(Output, file));

    /// <summary>The files by name, as one text each.</summary>
    public IReadOnlyDictionary<string, string> Files() => Directory.EnumerateFiles(Output).Order().ToDictionary(
        path => Path.GetFileName(path), path => Convert.ToHexString(File.ReadAllBytes(path)));

    public void Dispose() => _folder.Delete(recursive: true);
}
