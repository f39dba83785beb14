using System.Text;
using Kayfabe.Settings;
using Kayfabe.Study.Pictures;

namespace Kayfabe.Study.Tests.Pictures;

public sealed class FileKindTests
{
    public static TheoryData<string, string, string> Files() => new()
    {
        { "", "the file is empty", "Download" },
        { "RIFF\u0010\u0000\u0000\u0000WEBPVP8 ", "in the form WebP", "convert this one to JPEG" },
        { "GIF89a\u0001\u0000", "in the form GIF", "convert this one to JPEG" },
        { "\u0000\u0000\u0000\u0018ftypheic\u0000", "in the form HEIC", "convert this one to JPEG" },
        { "\u0000\u0000\u0000\u001cftypmif1\u0000", "in the form HEIC", "convert this one to JPEG" },
        { "\u0000\u0000\u0000\u001cftypavif\u0000", "in the form AVIF", "convert this one to JPEG" },
        { "II*\u0000\u0008", "in the form TIFF", "convert this one to JPEG" },
        { "BM\u0010\u0000\u0000\u0000\u0000\u0000\u0000\u0000", "in the form BMP", "convert this one to JPEG" },
        { "\u0000\u0000\u0000\u000cJXL ", "in the form JPEG XL", "convert this one to JPEG" },
        { "<svg xmlns=''>", "in the form SVG", "convert this one to JPEG" },
        { "\n<!DOCTYPE html><html>", "web page", "Download" },
        { "<?xml version='1.0'?><Error><Code>AccessDenied", "web page or XML", "Download" },
        { "\u0000\u0000\u0000\u0018ftypmp42", "a video (MP4)", "Move it out" },
        { "%PDF-1.7", "a PDF", "Move it out" },
        { "PK\u0003\u0004", "an archive", "Move it out" },
        { "{\"node\": {}}", "JSON", "Move it out" },
        { "version https://git-lfs.github.com/spec/v1\noid sha256:00", "Git LFS", "git lfs pull" },
        { "\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF", "JPEG that is cut off", "Download" },
        { "\u0089PNG\r\n\u001a\n\u0000", "PNG that is cut off", "Download" },
        { "To do: the posts of May.", "neither a readable JPEG nor a PNG", "Replace" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_no_JPEG_or_PNG_is_named_by_its_first_bytes(string bytes, string problem, string remedy)
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(bytes));

        var fault = Assert.Single(Assert.Throws<InputException>(() => PictureHeader.Read(file, "pictures/a.jpg")).Faults);

        Assert.Equal("pictures/a.jpg", fault.File);
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }
}
