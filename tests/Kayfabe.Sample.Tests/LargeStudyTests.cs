using StbImageSharp;

namespace Kayfabe.Sample.Tests;

public sealed class LargeStudyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kayfabe-large-").FullName;

    [Fact]
    public void Fifty_pictures_make_a_whole_study_with_ten_detections_each()
    {
        var told = new List<int>();

        LargeStudy.Write(_folder, 50, seed: 3, told.Add);

        Assert.Equal([50], told);
        Assert.True(File.Exists(Path.Combine(_folder, "study.json")));
        var pictures = Directory.GetFiles(Path.Combine(_folder, "pictures"));
        Assert.Equal(50, pictures.Length);
        Assert.All(pictures, file =>
        {
            var picture = ImageResult.FromMemory(File.ReadAllBytes(file), ColorComponents.Grey);
            Assert.Equal((80, 80), (picture.Width, picture.Height));
        });
        var recordings = RecordingTests.Read(_folder);
        Assert.Equal(150, recordings.Count);
        var detections = recordings.GroupBy(recording => RecordingTests.Text(recording, "picture")).ToDictionary(
            group => group.Key, group => group.Sum(recording => recording.GetProperty("response").EnumerateObject()
                .Where(part => part.Name is "Labels" or "ModerationLabels" or "CelebrityFaces")
                .Sum(part => part.Value.GetArrayLength())));
        Assert.Equal(RecordingTests.PictureDigests(_folder), [.. detections.Keys]);
        Assert.All(detections.Values, count => Assert.Equal(10, count));
    }

    [Fact]
    public void Every_picture_is_exported_and_annotated()
    {
        LargeStudy.Write(_folder, 50, seed: 3);

        var names = Directory.GetFiles(Path.Combine(_folder, "pictures"))
            .Select(Path.GetFileNameWithoutExtension).ToArray();
        var export = File.ReadAllText(Path.Combine(_folder, "exports", "posts.csv"));
        var annotations = File.ReadAllLines(Path.Combine(_folder, "annotations", "synthetic-ada.csv"));
        Assert.All(names, name => Assert.Contains($"/{name},", export, StringComparison.Ordinal));
        Assert.Equal(names.Order(StringComparer.Ordinal),
            annotations.Skip(1).Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_seed_makes_the_same_bytes_and_another_makes_others()
    {
        string Digests(string name, ulong seed)
        {
            LargeStudy.Write(Path.Combine(_folder, name), 20, seed);
            return SampleFixture.Digests(Path.Combine(_folder, name));
        }

        var once = Digests("once", 3);

        Assert.Equal(once, Digests("twice", 3));
        Assert.NotEqual(once, Digests("other", 4));
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_left_alone()
    {
        File.WriteAllText(Path.Combine(_folder, "mine.txt"), "");

        Assert.Throws<IOException>(() => LargeStudy.Write(_folder, 1, seed: 3));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
