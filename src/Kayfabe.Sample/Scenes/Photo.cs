using Kayfabe.Sample.Drawing;
using Kayfabe.Sample.Randomness;
using StbImageWriteSharp;

namespace Kayfabe.Sample.Scenes;

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

    /// <summary>
    /// The bytes of the file: the same on every machine, since the encoder is managed code without state.
    /// </summary>
    public static byte[] Take(Scene scene, bool inCharacter, ulong seed, PhotoFormat format)
    {
        var (width, height) = format switch
        {
            PhotoFormat.Tall => (Short, Long),
            PhotoFormat.Wide => (Long, Short),
            _ => (Short, Short),
        };
        var random = new RandomStream(seed);
        var raster = new Raster(width, height);
        scene.Draw(raster, random, inCharacter);
        Mark(raster);
        if (format != PhotoFormat.Png)
            raster.Grain(random, 5);

        using var file = new MemoryStream();
        var writer = new ImageWriter();
        if (format == PhotoFormat.Png)
            writer.WritePng(raster.ToRgb(), width, height, ColorComponents.RedGreenBlue, file);
        else
            writer.WriteJpg(raster.ToRgb(), width, height, ColorComponents.RedGreenBlue, file, JpegQuality);
        return file.ToArray();
    }

    /// <summary>Writes SYNTHETIC into the corner of every picture.</summary>
    private static void Mark(Raster raster)
    {
        raster.Rect(raster.Left, raster.Bottom - 70, 370, 70, Colour.Black);
        raster.Write(raster.Left + 10, raster.Bottom - 60, 10, "SYNTHETIC", Colour.White);
    }
}
