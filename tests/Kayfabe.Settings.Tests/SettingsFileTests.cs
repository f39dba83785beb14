namespace Kayfabe.Settings.Tests;

public sealed class SettingsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("settings").FullName;

    [Fact]
    public void A_file_is_read_from_disk()
    {
        var path = Path.Combine(_folder, "study.json");
        File.WriteAllText(path, """{"title": "T"}""");
        Assert.Equal("T", SettingsFile.Read<SampleSettings>(path, "data/x/study.json").Title);
    }

    [Theory]
    [InlineData("study.json", "data/x/study.json: there is no such file.")]
    [InlineData("nowhere/study.json", "data/x/study.json: there is no such file.")]
    [InlineData("", "data/x/study.json: the file cannot be read.")]
    public void What_cannot_be_read_is_a_fault(string name, string fault) =>
        Assert.StartsWith(
            fault,
            Assert.Throws<InputException>(() =>
                SettingsFile.Read<SampleSettings>(Path.Combine(_folder, name), "data/x/study.json")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_file_above_the_bound_is_refused()
    {
        var path = Path.Combine(_folder, "study.json");
        using (var file = File.Create(path))
            file.SetLength(1L << 32);
        Assert.Contains(
            "more than 1048576 bytes",
            Assert.Throws<InputException>(() => SettingsFile.Read<SampleSettings>(path, "study.json")).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
