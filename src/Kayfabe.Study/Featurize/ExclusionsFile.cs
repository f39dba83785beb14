using Kayfabe.Settings;
using Kayfabe.Study.Files;
using Kayfabe.Study.Statistics;

namespace Kayfabe.Study.Featurize;

/// <summary>
/// The file <c>exclusions.json</c>: <c>{withOutcome, leftOutWithOutcome, leftOutPosts, difference, test, groups: [{by,
/// name, pictures, leftOut: [{reason, pictures}]}]}</c>: see <see cref="Exclusions"/>.
/// </summary>
public static class ExclusionsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "exclusions.json";

    /// <summary>Writes the file.</summary>
    public static void Write(string path, Exclusions exclusions) => JsonFile.Write(path, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("withOutcome", exclusions.WithOutcome);
        json.WriteNumber("leftOutWithOutcome", exclusions.LeftOutWithOutcome);
        json.WriteNumber("leftOutPosts", exclusions.LeftOutPosts);
        json.WriteOptionalEstimate("difference", exclusions.Difference);
        json.WriteOptional("test", exclusions.Test);
        json.WriteObjects("groups", exclusions.Groups, group =>
        {
            json.WriteEnum("by", group.By);
            json.WriteString("name", group.Name);
            json.WriteNumber("pictures", group.Pictures);
            json.WriteObjects("leftOut", group.LeftOut, one =>
            {
                json.WriteEnum("reason", one.Reason);
                json.WriteNumber("pictures", one.Pictures);
            });
        });
        json.WriteEndObject();
    });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The file is missing or damaged.</exception>
    public static Exclusions Read(string path) => JsonFile.Read(path, json => new Exclusions(
        json.GetProperty("withOutcome").GetInt32(),
        json.GetProperty("leftOutWithOutcome").GetInt32(),
        json.GetProperty("leftOutPosts").GetInt32(),
        json.ListOf("groups", group => new ExclusionGroup(
            group.GetEnum<ExclusionGrouping>("by"),
            group.GetProperty("name").GetString()!,
            group.GetProperty("pictures").GetInt32(),
            group.ListOf("leftOut", one =>
                (one.GetEnum<ExclusionReason>("reason"), one.GetProperty("pictures").GetInt32())))),
        json.GetOptionalEstimate("difference"),
        json.GetOptional("test")));
}
