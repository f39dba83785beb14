using System.Security.Cryptography;
using System.Text;

namespace Kayfabe.Aws.Resources;

/// <summary>Names of resources: they begin alike, and the same request gives the same name.</summary>
public static class ResourceNames
{
    /// <summary>What all names but those of training jobs begin with.</summary>
    public const string Prefix = "kayfabe-";

    /// <summary>What the names of training jobs begin with: 40 digits of a key need the room.</summary>
    public const string JobPrefix = "kf-";

    // 63 characters are allowed; the rest is for what follows.
    private const int MostOfStudy = 24;

    /// <summary>
    /// <c>kayfabe-study-what-digits</c>: small letters, digits and single dashes, since SageMaker's ARNs have small
    /// letters only.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="what">A word of at most 12 letters.</param>
    /// <param name="request">Everything that the resource depends on: another request has another name.</param>
    public static string Of(string study, string what, params ReadOnlySpan<string> request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string>)[study, .. request])
        {
            hash.AppendData(BitConverter.GetBytes(Encoding.UTF8.GetByteCount(part)));
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        }
        return $"{Prefix}{Word(study)}-{what}-{Convert.ToHexStringLower(hash.GetCurrentHash())[..12]}";
    }

    /// <summary>The group of a study's schedules.</summary>
    public static string ScheduleGroup(string study) => Of(study, "ends");

    private static string Word(string study)
    {
        var word = new StringBuilder();
        foreach (var c in study.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                word.Append(c);
            else if (word.Length > 0 && word[^1] != '-')
                word.Append('-');
        }
        var text = word.ToString().Trim('-');
        text = text.Length > MostOfStudy ? text[..MostOfStudy].Trim('-') : text;
        return text.Length > 0 ? text : "study";
    }
}
