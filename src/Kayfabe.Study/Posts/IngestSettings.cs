using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kayfabe.Settings;

namespace Kayfabe.Study.Posts;

/// <summary>Which exports of the scraper a study is made of.</summary>
public sealed record IngestSettings
{
    /// <summary>
    /// PhantomBuster exports, <c>.csv</c> or <c>.json</c>, below the study's folder; the last part of a path may hold
    /// <c>*</c> and <c>?</c>. At least one; default <c>exports/*</c>.
    /// </summary>
    [MinLength(1), RelativePath, Description("PhantomBuster exports (.csv or .json); the last part of a path may hold * and ?.")]
    public IReadOnlyList<string> Exports { get; init; } = ["exports/*"];

    /// <summary>
    /// Whether the cover of a video, the still that a feed shows of it, counts as a picture. Default true: so it was in
    /// the original study, where 165 of 1,470 rows are of videos.
    /// </summary>
    [Description("Whether the cover of a video counts as a picture.")]
    public bool VideoCovers { get; init; } = true;
}
