using System.Security.Cryptography;
using Kayfabe.Sample.Model;
using Kayfabe.Sample.Randomness;
using Kayfabe.Sample.Scenes;
using Kayfabe.Sample.Writing;

namespace Kayfabe.Sample;

/// <summary>The bundled study: a fictional wrestler's account with every shape that real data has.</summary>
public static class SampleStudy
{
    /// <summary>The seed of the study in <c>data/sample</c>.</summary>
    public const ulong BundledSeed = 20260301;

    /// <summary>The number of posts that two exports, one after the other, share.</summary>
    private const int Overlap = 40;

    private static readonly DateTime ModelChange = new(2022, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>
    /// Writes the whole study, byte for byte the same from the same seed on any machine: study.json, README.md,
    /// exports, pictures, recordings and annotations, below 8 MB.
    /// </summary>
    /// <param name="folder">
    /// The folder to write to; created if missing. Parts of the study that it already has are replaced.
    /// </param>
    /// <param name="seed">The seed of all randomness.</param>
    public static void Write(string folder, ulong seed)
    {
        string Fresh(string part)
        {
            var path = Path.Combine(folder, part);
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            return Directory.CreateDirectory(path).FullName;
        }

        var posts = Feed.Plan(seed);
        WriteExports(Fresh("exports"), posts);
        var digests = WritePictures(Fresh("pictures"), posts);
        WriteRecordings(Fresh("recordings"), posts, digests, seed);
        WriteAnnotations(Fresh("annotations"), posts, seed);
        File.WriteAllText(Path.Combine(folder, "study.json"), StudyText.Settings(seed));
        File.WriteAllText(Path.Combine(folder, "README.md"), StudyText.Readme(seed));
    }

    /// <summary>
    /// Three exports, a year each; each also holds the last posts of the one before, which have gathered likes since.
    /// </summary>
    private static void WriteExports(string folder, IReadOnlyList<SamplePost> posts)
    {
        ExportRow[] Rows(int from, int to, DateTime extracted, bool sidePostUrl, bool roundedIds) =>
        [
            .. posts.Skip(from).Take(to - from)
                .Select((post, i) => from + i < to - Overlap ? post : post with { Likes = post.Likes * 9 / 10 })
                .Reverse()
                .SelectMany(post => ExportRow.Of(post, extracted, sidePostUrl, roundedIds)),
        ];
        static DateTime Date(int year, int month) => new(year, month, 3, 8, 15, 0, DateTimeKind.Utc);

        ExportWriter.WriteCsv(Path.Combine(folder, "2021-09-posts.csv"),
            Rows(0, 300, Date(2021, 9), sidePostUrl: false, roundedIds: true));
        ExportWriter.WriteCsv(Path.Combine(folder, "2022-09-posts.csv"),
            [
                .. Rows(300 - Overlap, 600, Date(2022, 9), sidePostUrl: true, roundedIds: false),
                ExportRow.Error(Date(2022, 9)),
            ]);
        ExportWriter.WriteJson(Path.Combine(folder, "2023-09-posts.json"),
            Rows(600 - Overlap, posts.Count, Date(2023, 9), sidePostUrl: true, roundedIds: false));
    }

    /// <summary>The digest of each picture's file, by shortcode.</summary>
    private static Dictionary<string, string> WritePictures(string folder, IReadOnlyList<SamplePost> posts)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var picture in posts.SelectMany(post => post.Pictures))
        {
            var bytes = Photo.Take(picture.Scene, picture.InCharacter, picture.DrawSeed, picture.Format);
            File.WriteAllBytes(Path.Combine(folder, picture.File), bytes);
            digests.Add(picture.Shortcode, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        return digests;
    }

    /// <summary>
    /// The answers of the image service, by two versions of its models. One picture in a hundred has no recording; some
    /// have a second one, which supersedes the first. A file that two posts share is recorded once.
    /// </summary>
    private static void WriteRecordings(
        string folder, IReadOnlyList<SamplePost> posts, Dictionary<string, string> digests, ulong seed)
    {
        var random = RandomStream.For(seed, "recordings");
        var boxes = RandomStream.For(seed, "boxes");
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var version in (ServiceVersion[])[ServiceVersion.Old, ServiceVersion.New])
        {
            string Named(string operation) => Path.Combine(folder, $"{version.At[..7]}-{operation}.jsonl");
            using var labels = new RecordingWriter(Named("labels"));
            using var moderation = new RecordingWriter(Named("moderation"));
            using var celebrities = new RecordingWriter(Named("celebrities"));
            foreach (var picture in posts.Where(post => post.Published >= ModelChange == version.IsNew)
                .SelectMany(post => post.Pictures))
            {
                if (random.Chance(10) || !asked.Add(digests[picture.Shortcode]))
                    continue;
                if (random.Chance(4))
                    labels.Labels(digests[picture.Shortcode], picture.Vision.Again(random),
                        version with { At = version.At.Replace("-03T", "-01T", StringComparison.Ordinal) }, boxes);
                labels.Labels(digests[picture.Shortcode], picture.Vision, version, boxes);
                moderation.Moderation(digests[picture.Shortcode], picture.Vision, version);
                celebrities.Celebrities(digests[picture.Shortcode], picture.Vision, version, boxes);
            }
        }
    }

    /// <summary>The first annotator saw all pictures, the second those of about one post in four.</summary>
    private static void WriteAnnotations(string folder, IReadOnlyList<SamplePost> posts, ulong seed)
    {
        var overlap = RandomStream.For(seed, "overlap");
        using var first = new AnnotationWriter(
            folder, AnnotationWriter.First, mistakes: 25, new(2024, 7, 1, 9, 0, 0, DateTimeKind.Utc), seed);
        using var second = new AnnotationWriter(
            folder, AnnotationWriter.Second, mistakes: 70, new(2024, 7, 8, 13, 0, 0, DateTimeKind.Utc), seed);
        foreach (var post in posts)
        {
            var both = overlap.Chance(250);
            foreach (var picture in post.Pictures)
            {
                first.Annotate(picture.Shortcode, picture.InCharacter);
                if (both)
                    second.Annotate(picture.Shortcode, picture.InCharacter);
            }
        }
    }
}
