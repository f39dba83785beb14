using Kayfabe.Study.Settings;

namespace Kayfabe.Build.Tests.Hosting;

public sealed class SchemaTests
{
    [Fact]
    public void The_schema_that_editors_read_is_that_of_the_settings() => Assert.Equal(
        SettingsSchema.Generate(typeof(StudySettings)), File.ReadAllText(Path.Combine(Repository.Root, "data", "study.schema.json")));
}
