using System.Buffers.Binary;
using Kayfabe.Settings;
using Kayfabe.Study.Pictures;
using Kayfabe.Study.Tests.Detections;

namespace Kayfabe.Study.Tests.Pictures;

public sealed class PictureFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kayfabe-pictures-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Pictures_are_in_the_order_of_their_ids_with_what_their_headers_tell()
    {
        // As paths "a-b.png" comes first; as ids "a" does.
        var pictures = Read(Png("a-b.png", 300, 200), Png("a.png", 80, 90));

        Assert.Equal(
            [(Picture("a"), new PictureHeader("png", 80, 90)), (Picture("a-b"), new PictureHeader("png", 300, 200))],
            pictures);
    }

    [Fact]
    public void The_file_of_them_is_read_as_it_was_written()
    {
        var path = Path.Combine(_folder.FullName, PictureFiles.Name);

        PictureFiles.Write(path, Read(Png("a.png", 80, 90)));

        Assert.Equal([Picture("a")], PictureFiles.Read(path));
        Assert.Equal(
            $"picture,file,digest,format,width,height\na,pictures/a.png,{DetectFolder.Digest("a")},png,80,90\n",
            File.ReadAllText(path));
    }

    [Fact]
    public void All_that_are_no_pictures_are_told_together_in_the_order_of_their_ids()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "b.jpg"), "<html>");
        File.WriteAllText(Path.Combine(_folder.FullName, "notes.txt"), "To do.");

        var refused = Assert.Throws<InputException>(() => Read(
            "notes.txt", Png("x.png", 80, 79), "b.jpg", Png("a.jpg", 80, 80), Png("a.png", 80, 80), Png("no id.png", 80, 80)));

        Assert.Equal(
            [
                "data/s/pictures/a.png: 'pictures/a.jpg' has the same picture id",
                "data/s/pictures/b.jpg: this is a web page or XML, not a picture",
                "data/s/pictures/no id.png: 'no id' is not a picture id",
                "data/s/pictures/notes.txt: this is not a picture: it has neither a JPEG nor a PNG header",
                "data/s/pictures/x.png: the picture has 80 x 79 pixels; a side may have 80 to 10000",
            ],
            refused.Faults.Select(fault => $"{fault.File}: {fault.Problem}"));
    }

    [Fact]
    public void Metadata_beside_a_picture_is_one_fault_and_the_picture_none()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "a.json"), """{"node":{}}""");

        var refused = Assert.Throws<InputException>(() => Read("a.json", Png("a.png", 80, 90)));

        Assert.Equal(
            "data/s/pictures/a.json: this is JSON, not a picture. Move it out of the folder.", Assert.Single(refused.Faults).ToString());
    }

    [Fact]
    public void A_picture_with_another_extension_is_told_its_name() => Assert.Equal(
        "data/s/pictures/a.jfif: this is a PNG with another extension. Name it a.png.",
        Assert.Throws<InputException>(() => Read(Png("a.jfif", 80, 90))).Message);

    [Fact]
    public void An_empty_folder_says_what_to_put_there() =>
        Assert.Equal("there are no pictures", Assert.Throws<InputException>(() => Read()).Faults[0].Problem);

    private static PictureFile Picture(string id) => new(id, $"pictures/{id}.png", DetectFolder.Digest(id));

    private IReadOnlyList<(PictureFile, PictureHeader)> Read(params string[] names) =>
        new PictureFolder(_folder.FullName, "pictures", "data/s").Read(
            names.Select(name => (name, DetectFolder.Digest(Path.GetFileNameWithoutExtension(name)))));

    private string Png(string name, int width, int height)
    {
        byte[] bytes = [0x89, .. "PNG\r\n"u8, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[8]];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        File.WriteAllBytes(Path.Combine(_folder.FullName, name), bytes);
        return name;
    }
}
