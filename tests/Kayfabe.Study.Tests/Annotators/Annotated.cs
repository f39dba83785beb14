using Kayfabe.Study.Annotations;
using Kayfabe.Study.Posts;

namespace Kayfabe.Study.Tests.Annotators;

/// <summary>Small studies of annotations.</summary>
internal static class Annotated
{
    /// <summary>A string an annotator: Y, N or a dot a picture.</summary>
    public static Codings Codings(params string[] annotators) => new(
        [.. annotators[0].Select((_, i) => $"p{i:D4}")],
        [.. annotators.Select((_, i) => $"a{i}")],
        [.. annotators.Select(codings => codings
            .Select(c => c switch { 'Y' => Coding.Yes, 'N' => Coding.No, _ => Coding.None }).ToArray())]);

    /// <summary>The pictures, so many of each post, a post a day.</summary>
    public static IReadOnlyList<Picture> Pictures(Codings codings, int ofPost = 1) =>
    [
        .. codings.Pictures.Select((picture, i) => new Picture(
            picture, $"post{i / ofPost:D4}", new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(i / ofPost),
            "", false, "")),
    ];

    /// <summary>The same codings, made in their order a minute apart, with a night after so many.</summary>
    public static Codings Timed(this Codings codings, int ofBatch) => codings with
    {
        Times =
        [
            .. codings.Values.Select(values => values.Select((_, i) => (DateTime?)new DateTime(
                2024, 7, 1, 9, 0, 0, DateTimeKind.Utc).AddMinutes(i).AddDays(i / ofBatch)).ToArray()),
        ],
    };
}
