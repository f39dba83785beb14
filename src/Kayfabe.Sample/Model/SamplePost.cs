using Kayfabe.Sample.Scenes;
namespace Kayfabe.Sample.Model;

/// <summary>A picture of the synthetic account.</summary>
/// <param name="Shortcode">Its id, and its file's name without the extension.</param>
/// <param name="Scene">What it shows.</param>
/// <param name="InCharacter">Whether it is in kayfabe: what annotators are asked.</param>
/// <param name="DrawSeed">The same scene, seed and format give the same bytes.</param>
/// <param name="Format">The file's format and shape.</param>
/// <param name="Vision">What the image service sees in it.</param>
internal sealed record SamplePicture(
    string Shortcode, Scene Scene, bool InCharacter, ulong DrawSeed, PhotoFormat Format, Vision Vision)
{
    /// <summary>The name of the file.</summary>
    public string File => Shortcode + Photo.Extension(Format);
}

/// <summary>A post of the synthetic account.</summary>
/// <param name="Shortcode">Its id; a post of one picture shares the picture's.</param>
/// <param name="Published">UTC, to the second.</param>
/// <param name="Caption">The user's text; may be empty.</param>
/// <param name="Location">The place named; mostly empty.</param>
/// <param name="Tagged">User names.</param>
/// <param name="Likes">Null where the export left it empty.</param>
/// <param name="Comments">Null likewise.</param>
/// <param name="Views">Videos only.</param>
/// <param name="Pictures">One; two or more for a carousel; none for a video.</param>
/// <param name="Video">The shortcode of the video: the post itself, or the last item of a carousel.</param>
internal sealed record SamplePost(
    string Shortcode, DateTime Published, string Caption, string Location, IReadOnlyList<string> Tagged, int? Likes,
    int? Comments, int? Views, IReadOnlyList<SamplePicture> Pictures, string? Video)
{
    /// <summary>Whether the post is a carousel.</summary>
    public bool IsSidecar => Pictures.Count > 1;
}
