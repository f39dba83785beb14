using System.Text.Json;

namespace Kayfabe.Study.Posts;

/// <summary>Why a row of an export is not a picture of the study.</summary>
public enum LeftOutReason
{
    /// <summary>The scraper failed on this input: its <c>error</c> is filled.</summary>
    Error,

    /// <summary>There is no address of a post: it is empty, or leads to a profile or a story.</summary>
    NoShortcode,

    /// <summary>A video without a cover, or one whose cover the settings leave out.</summary>
    Video,

    /// <summary><c>imgUrl</c> is empty, and it is not a video.</summary>
    NoPicture,

    /// <summary><c>pubDate</c> is empty.</summary>
    NoDate,

    /// <summary>The picture was withdrawn from the study.</summary>
    Withdrawn,
}

/// <summary>The reasons in words.</summary>
public static class LeftOutReasons
{
    /// <summary>The reason as files write it: <c>noPicture</c>.</summary>
    public static string Word(this LeftOutReason reason) => JsonNamingPolicy.CamelCase.ConvertName(reason.ToString());

    /// <summary>The reason as people read it: <c>without a date</c>.</summary>
    public static string Text(this LeftOutReason reason) => reason switch
    {
        LeftOutReason.Error => "on which the scraper failed",
        LeftOutReason.NoShortcode => "without the address of a post",
        LeftOutReason.Video => "of a video",
        LeftOutReason.NoPicture => "without a picture",
        LeftOutReason.NoDate => "without a date",
        LeftOutReason.Withdrawn => "of a withdrawn picture",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}

/// <summary>A row of an export that is not a picture of the study.</summary>
/// <param name="File">The export, relative to the study's folder.</param>
/// <param name="Line">The line of the file on which the row starts.</param>
/// <param name="Reason">Why.</param>
/// <param name="Value">The value that decided, at most 60 characters of it.</param>
public sealed record LeftOut(string File, int Line, LeftOutReason Reason, string Value);

/// <summary>A row whose stored id had been rounded; the shortcode's is used.</summary>
/// <param name="File">The export, relative to the study's folder.</param>
/// <param name="Line">The line of the file on which the row starts.</param>
/// <param name="Picture">The picture's shortcode.</param>
/// <param name="Stored">The id as the file has it.</param>
/// <param name="Id">The id that the shortcode spells.</param>
public sealed record RepairedId(string File, int Line, string Picture, string Stored, ulong Id);

/// <summary>A count that is filled and cannot be read: to the study it is not known.</summary>
/// <param name="File">The export, relative to the study's folder.</param>
/// <param name="Line">The line of the file on which the row starts.</param>
/// <param name="Picture">The picture's shortcode.</param>
/// <param name="Column">The count: <c>likeCount</c>.</param>
/// <param name="Value">Its text, at most 60 characters of it.</param>
public sealed record UnknownCount(string File, int Line, string Picture, string Column, string Value);
