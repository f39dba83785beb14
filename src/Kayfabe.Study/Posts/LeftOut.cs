namespace Kayfabe.Study.Posts;

/// <summary>Why a row of an export is no picture of the study.</summary>
public enum LeftOutReason
{
    /// <summary>The scraper failed on this input: its <c>error</c> is filled.</summary>
    Error,

    /// <summary>Neither address holds a shortcode.</summary>
    NoShortcode,

    /// <summary>There is no picture: a video of which the scraper kept none, or an empty <c>imgUrl</c>.</summary>
    NoPicture,

    /// <summary><c>pubDate</c> is empty or not a date.</summary>
    NoDate,

    /// <summary>A count is not a number.</summary>
    NoCount,
}

/// <summary>A row of an export that is no picture of the study.</summary>
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
