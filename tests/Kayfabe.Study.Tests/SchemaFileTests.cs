using Kayfabe.Settings;
namespace Kayfabe.Study.Tests;

public sealed class SchemaFileTests
{
    [Fact]
    public void The_schema_in_data_is_that_of_the_settings_records() =>
        Assert.Equal(
            SettingsSchema.Generate(typeof(StudySettings)),
            File.ReadAllText(Path.Combine(Root(), "data", "study.schema.json")));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kayfabe.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("no Kayfabe.sln above");
    }
}
