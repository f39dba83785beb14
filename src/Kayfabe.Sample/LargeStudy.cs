using System.Security.Cryptography;
using Kayfabe.Sample.Drawing;
using Kayfabe.Sample.Model;
using Kayfabe.Sample.Randomness;
using Kayfabe.Sample.Scenes;
using Kayfabe.Sample.Writing;

namespace Kayfabe.Sample;

/// <summary>A study of any size for benchmarks: shaped like the sample, with blank pictures.</summary>
public static class LargeStudy
{
    /// <summary>The largest number of pictures; there are no more shortcodes.</summary>
    public const int MaxPictures = 2_000_000;

    private const int PicturesPerRecordingFile = 100_000, Labels = 9, SecondsBetweenPosts = 300;
    private static readonly DateTime First = new(2012, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Columns =
    [
        "postUrl", "sidePostUrl", "description", "commentCount", "likeCount", "pubDate", "isSidecar", "type",
        "username", "imgUrl", "postId", "timestamp",
    ];

    /// <summary>
    /// Writes a study of blank, distinct PNG files with ten detections each (nine labels, one celebrity), one
    /// annotation a picture and a second on one post in ten. About 3 KB a picture, most of it recordings.
    /// </summary>
    /// <param name="folder">The folder to write to; must not exist or be empty.</param>
    /// <param name="pictures">How many, 1 to <see cref="MaxPictures"/>.</param>
    /// <param name="seed">The seed of all randomness; the same seed gives the same bytes.</param>
    /// <param name="progress">Called every 10,000 pictures, and at the end, with the number written.</param>
    /// <exception cref="IOException">The folder is not empty.</exception>
    public static void Write(string folder, int pictures, ulong seed, Action<int>? progress = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pictures, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pictures, MaxPictures);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new IOException($"The folder '{folder}' is not empty.");
        foreach (var part in (string[])["exports", "pictures", "recordings", "annotations"])
            Directory.CreateDirectory(Path.Combine(folder, part));

        var extracted = First.AddSeconds((long)pictures * SecondsBetweenPosts);
        ExportWriter.WriteCsv(Path.Combine(folder, "exports", "posts.csv"), Columns, Plan(pictures, seed)
            .SelectMany(post => ExportRow.Of(post, extracted, sidePostUrl: true, roundedIds: false)));
        WriteAnnotations(Path.Combine(folder, "annotations"), pictures, seed);
        WritePictures(folder, pictures, seed, progress);
        File.WriteAllText(Path.Combine(folder, "study.json"), StudyText.Settings(
            seed, "A large synthetic study", "Blank pictures with made-up detections, for benchmarks of the build."));
    }

    /// <summary>The posts, oldest first: three in four have one picture, the others three.</summary>
    private static IEnumerable<SamplePost> Plan(int pictures, ulong seed)
    {
        var random = RandomStream.For(seed, "large");
        var number = 0;
        string NextShortcode() => SyntheticShortcode.OfOneCase(number++);
        for (int i = 0, left = pictures; left > 0; i++)
        {
            var taken = new List<SamplePicture>();
            for (var size = Math.Min(left, random.Chance(250) ? 3 : 1); taken.Count < size; left--)
                taken.Add(Feed.Take(taken, random, NextShortcode()) with { Format = PhotoFormat.Png });
            var shortcode = taken.Count == 1 ? taken[0].Shortcode : NextShortcode();
            yield return Feed.Describe(
                shortcode, First.AddSeconds((long)i * SecondsBetweenPosts), taken, video: null, random);
        }
    }

    private static void WriteAnnotations(string folder, int pictures, ulong seed)
    {
        var overlap = RandomStream.For(seed, "overlap");
        using var first = new AnnotationWriter(folder, AnnotationWriter.First, mistakes: 25, First.AddYears(12), seed);
        using var second = new AnnotationWriter(
            folder, AnnotationWriter.Second, mistakes: 70, First.AddYears(12), seed);
        foreach (var post in Plan(pictures, seed))
        {
            var both = overlap.Chance(100);
            foreach (var picture in post.Pictures)
            {
                first.Annotate(picture.Shortcode, picture.InCharacter);
                if (both)
                    second.Annotate(picture.Shortcode, picture.InCharacter);
            }
        }
    }

    private static void WritePictures(string folder, int pictures, ulong seed, Action<int>? progress)
    {
        var png = new TinyPng();
        var random = RandomStream.For(seed, "large recordings");
        var written = 0;
        foreach (var shard in Plan(pictures, seed).SelectMany(post => post.Pictures).Chunk(PicturesPerRecordingFile))
        {
            string Named(string operation) =>
                Path.Combine(folder, "recordings", $"{operation}-{written / PicturesPerRecordingFile:D2}.jsonl");
            using var labels = new RecordingWriter(Named("labels"));
            using var moderation = new RecordingWriter(Named("moderation"));
            using var celebrities = new RecordingWriter(Named("celebrities"));
            foreach (var picture in shard)
            {
                var bytes = png.WithComment("synthetic " + picture.Shortcode);
                File.WriteAllBytes(Path.Combine(folder, "pictures", picture.File), bytes);
                var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
                var vision = TenDetections(picture.Vision, random);
                labels.Labels(digest, vision, ServiceVersion.New, random);
                moderation.Moderation(digest, vision, ServiceVersion.New);
                celebrities.Celebrities(digest, vision, ServiceVersion.New, random);
                if (++written % 10_000 == 0 || written == pictures)
                    progress?.Invoke(written);
            }
        }
    }

    /// <summary>The labels of highest confidence, filled up with random ones, and the celebrity.</summary>
    private static Vision TenDetections(Vision vision, RandomStream random)
    {
        var labels = vision.Labels.Take(Labels).ToList();
        while (labels.Count < Labels)
            if (random.Pick(Ontology.Names) is var stray && labels.TrueForAll(label => label.Name != stray))
                labels.Add(new(stray, Vision.Floor));
        return vision with
        {
            Labels = labels,
            Flags = [],
            Celebrity = vision.Celebrity ?? random.Between(Vision.Floor, 999_999),
        };
    }
}
