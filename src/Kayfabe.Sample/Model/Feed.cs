using Kayfabe.Sample.Randomness;
using Kayfabe.Sample.Scenes;

namespace Kayfabe.Sample.Model;

/// <summary>Plans the posts of the synthetic account.</summary>
internal static class Feed
{
    private const int Posts = 900, Pictures = 1200, Videos = 45, SecondsBetweenPosts = 105_120;
    private static readonly DateTime First = new(2020, 9, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly PhotoFormat[] Formats =
        [.. Enumerable.Repeat(PhotoFormat.Square, 11), .. Enumerable.Repeat(PhotoFormat.Tall, 8),
            .. Enumerable.Repeat(PhotoFormat.Wide, 4), PhotoFormat.Png];

    /// <summary>900 posts over three years, oldest first, with 1,200 pictures.</summary>
    public static IReadOnlyList<SamplePost> Plan(ulong seed)
    {
        var sizes = Sizes(RandomStream.For(seed, "sizes"));
        var random = RandomStream.For(seed, "feed");
        var posts = new List<SamplePost>(Posts);
        var shortcodes = Shortcodes(RandomStream.For(seed, "shortcodes")).GetEnumerator();
        string NextShortcode() => shortcodes.MoveNext() ? shortcodes.Current : throw new InvalidOperationException();

        for (var i = 0; i < Posts; i++)
        {
            var published = First.AddSeconds(((long)i * SecondsBetweenPosts) + random.Below(100_000));
            var pictures = new List<SamplePicture>();
            while (pictures.Count < sizes[i])
                pictures.Add(Repost(posts, random, NextShortcode) is { } again && sizes[i] == 1
                    ? again
                    : Take(pictures, random, NextShortcode()));
            var hasVideo = pictures.Count == 0 || (pictures.Count > 3 && random.Chance(200));
            var video = hasVideo ? NextShortcode() : null;
            var shortcode = pictures.Count switch { 0 => video!, 1 => pictures[0].Shortcode, _ => NextShortcode() };
            posts.Add(Describe(shortcode, published, pictures, video, random));
        }
        return posts;
    }

    /// <summary>
    /// Shortcodes whose ids grow. No two differ by case alone, since some file systems would take them for one file.
    /// </summary>
    private static IEnumerable<string> Shortcodes(RandomStream random)
    {
        const int Step = 700_000;
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < SyntheticShortcode.Count - Step; at += Step)
            if (SyntheticShortcode.Of(at + random.Below(Step)) is var shortcode && taken.Add(shortcode))
                yield return shortcode;
    }

    /// <summary>
    /// How many pictures each post has: none for a video, 2 to 6 for a carousel, with as many carousels as the total
    /// needs.
    /// </summary>
    private static int[] Sizes(RandomStream random)
    {
        var sizes = new int[Posts];
        Array.Fill(sizes, 1);
        for (var videos = 0; videos < Videos;)
            if (random.Below(Posts) is var at && sizes[at] == 1)
                (sizes[at], videos) = (0, videos + 1);
        for (var missing = Pictures - (Posts - Videos); missing > 0;)
            if (random.Below(Posts) is var at && sizes[at] == 1)
            {
                var more = Math.Min(missing, random.Between(1, 5));
                (sizes[at], missing) = (1 + more, missing - more);
            }
        return sizes;
    }

    /// <summary>
    /// A new picture; in a carousel mostly the scene of the first one again, with similar detections.
    /// </summary>
    public static SamplePicture Take(List<SamplePicture> carousel, RandomStream random, string shortcode)
    {
        if (carousel.Count > 0 && random.Chance(800))
        {
            var lead = carousel[0];
            return lead with
            {
                Shortcode = shortcode,
                InCharacter = lead.InCharacter ^ random.Chance(60),
                DrawSeed = random.Next(),
                Vision = lead.Vision.Again(random),
            };
        }
        var scene = SceneCatalogue.Draw(random);
        var inCharacter = random.Chance(scene.InCharacterPermille);
        var format = carousel.Count > 0 ? carousel[0].Format : random.Pick(Formats);
        return new(shortcode, scene, inCharacter, random.Next(), format, Vision.Of(scene, inCharacter, random));
    }

    /// <summary>
    /// Sometimes an old picture again: the same file, or the same drawing in another format.
    /// </summary>
    private static SamplePicture? Repost(List<SamplePost> posts, RandomStream random, Func<string> nextShortcode)
    {
        if (!random.Chance(14) || posts.Count < 50 || random.Pick(posts) is not { Pictures.Count: 1 } old)
            return null;
        var picture = old.Pictures[0] with { Shortcode = nextShortcode() };
        return random.Chance(400)
            ? picture
            : picture with
            {
                Format = picture.Format == PhotoFormat.Square ? PhotoFormat.Tall : PhotoFormat.Square,
                Vision = picture.Vision.Again(random),
            };
    }

    /// <summary>A post of these pictures with a caption and counts; posts in character get more likes.</summary>
    public static SamplePost Describe(
        string shortcode, DateTime published, List<SamplePicture> pictures, string? video, RandomStream random)
    {
        var inCharacter = pictures.Count > 0 ? pictures[0].InCharacter : random.Chance(500);
        var scene = pictures.Count > 0 ? pictures[0].Scene : SceneCatalogue.Draw(random);
        var likes = random.Between(900, 5200) + (inCharacter ? random.Below(2600) : 0);
        var tagged = Account.Others.Where(_ => random.Chance(inCharacter ? 260 : 110)).ToArray();
        return new(
            shortcode, published, Captions.Of(scene, inCharacter, random),
            random.Chance(180) ? random.Pick(Account.Places) : "", tagged,
            random.Chance(20) ? null : likes, random.Chance(20) ? null : likes / random.Between(18, 60),
            pictures.Count == 0 ? likes * random.Between(3, 9) : null, pictures, video);
    }
}
