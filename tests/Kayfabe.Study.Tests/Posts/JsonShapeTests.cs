using Kayfabe.Settings;
using Kayfabe.Study.Posts;
namespace Kayfabe.Study.Tests.Posts;

/// <summary>A JSON file that is no array of posts is named for what it is, once, with what to do.</summary>
public sealed class JsonShapeTests : IDisposable
{
    private const string Post = """{"postUrl": "https://www.instagram.com/p/B1", "pubDate": "2019-12-14T16:05:52Z"}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        Post + "\n" + Post + "\n",
        "(1,1): these are JSON lines, an object a line, and not one array. Write [ before the first")]
    [InlineData(Post, "(1,1): this is one object, not an array of them. Write [ before and ] after it")]
    [InlineData(
        "{\"status\": \"ok\", \"resultObject\": [" + Post + "]}",
        "(1,1): the array of posts is inside of an object, as 'resultObject'. Keep the array alone")]
    [InlineData(
        "{\"node\": {\"shortcode\": \"x\"}, \"instaloader\": {}}",
        "(1): this is metadata of Instaloader, not of PhantomBuster")]
    [InlineData(
        "[" + Post + ",\n {\"postUrl\": \"x\", \"likeCount\": NaN}]",
        "(2,32): NaN is no value in JSON. Write null")]
    [InlineData("[{\"postUrl\": None}]", "(1,14): None is no value in JSON. Write null")]
    [InlineData(
        "[" + Post + ",\n",
        "(2,1): the text ends before its array does. Download the export again: it was cut off")]
    [InlineData(" \n", "(1,1): the file is empty. Download the export again, or remove the file")]
    [InlineData("[" + Post + " " + Post + "]", "(1,83): the text is not an array of objects in JSON. Mend it there")]
    public void The_shape_is_named_once_with_what_to_do(string json, string message)
    {
        _folder.Write("exports/a.json", json);
        var files = Exports.Find(_folder.Path, "data/s", new IngestSettings());
        var e = Assert.Throws<InputException>(() => Exports.Read(files, new IngestSettings()));
        var text = Assert.Single(e.Faults).ToString();
        Assert.StartsWith($"data/s/exports/a.json{message}", text, StringComparison.Ordinal);
    }
}
