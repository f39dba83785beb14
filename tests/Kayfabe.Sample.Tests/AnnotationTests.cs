namespace Kayfabe.Sample.Tests;

[Collection(SampleFixture.Name)]
public sealed class AnnotationTests(SampleFixture sample)
{
    private Dictionary<string, string> First => Read("synthetic-ada");

    private Dictionary<string, string> Second => Read("synthetic-ben");

    [Fact]
    public void The_first_annotator_saw_every_picture_the_second_about_a_quarter()
    {
        Assert.Equal(
            Directory.GetFiles(Path.Combine(sample.Folder, "pictures")).Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal),
            First.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(Second.Count, 260, 340);
        Assert.Subset(First.Keys.ToHashSet(), Second.Keys.ToHashSet());
    }

    [Fact]
    public void About_half_of_the_pictures_are_in_kayfabe() =>
        Assert.InRange(First.Values.Count(value => value == "YES"), 600, 660);

    [Fact]
    public void They_disagree_on_about_one_picture_in_ten()
    {
        var (first, second) = (First, Second);
        Assert.InRange((double)second.Count(pair => first[pair.Key] != pair.Value) / second.Count, 0.08, 0.12);
    }

    private Dictionary<string, string> Read(string annotator)
    {
        var lines = File.ReadAllLines(Path.Combine(sample.Folder, "annotations", annotator + ".csv"));
        Assert.Equal("picture,annotator,value,annotatedAt", lines[0]);
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.All(rows, row => Assert.Equal(annotator, row[1]));
        Assert.Equal(rows.Select(row => row[3]).Order(StringComparer.Ordinal), rows.Select(row => row[3]));
        return rows.ToDictionary(row => row[0], row => row[2], StringComparer.Ordinal);
    }
}
