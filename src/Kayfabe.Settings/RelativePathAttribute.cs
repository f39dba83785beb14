using Kayfabe.Shared;

namespace Kayfabe.Settings;

/// <summary>
/// The text (or each of a list) is a path below the study's folder: names separated by single <c>/</c>; not rooted, no
/// drive, no <c>\</c>, no <c>.</c> or <c>..</c>, in Unicode's composed form (NFC), so that it means the same on every
/// system and leads nowhere else.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RelativePathAttribute : Attribute
{
    /// <summary>The rule of <see cref="IsValid"/> as a regular expression of ECMAScript, for the schema.</summary>
    public const string Pattern = @"^(?!\.{1,2}(/|$))[^\\:/\u0000-\u001f]+(/(?!\.{1,2}(/|$))[^\\:/\u0000-\u001f]+)*$";

    /// <summary>Whether a text is such a path.</summary>
    public static bool IsValid(string path) => ConfinedPath.IsValid(path);
}
