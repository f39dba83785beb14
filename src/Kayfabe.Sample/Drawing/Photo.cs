using Kayfabe.Sample.Scenes;
using StbImageWriteSharp;

namespace Kayfabe.Sample.Drawing;

/// <summary>The shape of a picture file.</summary>
internal enum PhotoFormat
{
    /// <summary>Square JPEG.</summary>
    Square,

    /// <summary>JPEG of 4 to 5.</summary>
    Tall,

    /// <summary>JPEG of 5 to 4.</summary>
    Wide,

    /// <summary>Square PNG.</summary>
    Png,
}

/// <summary>Makes picture files of scenes.</summary>
internal static class Photo
{
    private const int Short = 104, Long = 130, JpegQuality = 52;

    public static string Extension(PhotoFormat format) => format == PhotoFormat.Png ? ".png" : ".jpg";

    /// <summary>The bytes of the file. The encoder is managed code without state, the same on every machine.</summary>
    public static byte[] Take(Scene scene, bool inCharacter, ulong seed, PhotoFormat format)
    {
        var (width, height) = format switch
        {
            PhotoFormat.Tall => (Short, Long),
            PhotoFormat.Wide => (Long, Short),
            _ => (Short, Short),
        };
        var random = new SplitMix64(seed);
        var canvas = new Canvas(width, height);
        scene.Draw(canvas, random, inCharacter);
        Mark(canvas);
        if (format != PhotoFormat.Png)
            canvas.Grain(random, 5);

        using var file = new MemoryStream();
        var writer = new ImageWriter();
        if (format == PhotoFormat.Png)
            writer.WritePng(canvas.ToRgb(), width, height, ColorComponents.RedGreenBlue, file);
        else
            writer.WriteJpg(canvas.ToRgb(), width, height, ColorComponents.RedGreenBlue, file, JpegQuality);
        return file.ToArray();
    }

    /// <summary>Every picture says itself that it is synthetic.</summary>
    private static void Mark(Canvas canvas)
    {
        canvas.Rect(canvas.Left, canvas.Bottom - 70, 370, 70, Colour.Black);
        canvas.Write(canvas.Left + 10, canvas.Bottom - 60, 10, "SYNTHETIC", Colour.White);
    }
}
