using Kayfabe.Sample.Drawing;
using Kayfabe.Sample.Randomness;

namespace Kayfabe.Sample.Scenes;

/// <summary>Everyday life indoors.</summary>
internal static class HomeDrawings
{
    public static void Breakfast(Raster raster, RandomStream random, bool inCharacter)
    {
        raster.Band(raster.Top, raster.Bottom, random.Pick<Colour>(0xB07A45, 0x8A5A34, 0xC79A68));
        for (var y = raster.Top; y < raster.Bottom; y += 160)
            raster.Line(raster.Left - 50, y, raster.Right + 50, y, 10, 0x6E4626);
        int x = 430 + random.Jitter(40), y0 = 560 + random.Jitter(40);
        raster.Disc(x, y0, 365, 0xC9C5BC);
        raster.Disc(x, y0, 350, Colour.White);
        raster.Disc(x, y0, 270, 0xE9E6DE);
        foreach (var (dx, dy) in ((int, int)[])[(-100, -90), (80, -120)])
        {
            raster.Ellipse(x + dx, y0 + dy, 130, 105, 0xFFFFFF);
            raster.Disc(x + dx + random.Jitter(14), y0 + dy, 54, 0xF5A81C);
        }
        foreach (var dy in (int[])[70, 125])
            for (var piece = 0; piece < 4; piece++)
                raster.Line(x - 210 + (piece * 55), y0 + dy + (piece % 2 * 22), x - 155 + (piece * 55),
                    y0 + dy + 22 - (piece % 2 * 22), 40, piece % 2 == 0 ? 0xA8352A : 0xD98A6A);
        raster.Polygon(0x9A5E28, 100, (x + 60, y0 + 30), (x + 230, y0 + 10), (x + 240, y0 + 160), (x + 80, y0 + 190));
        raster.Polygon(0xE3B878, 100, (x + 78, y0 + 48), (x + 212, y0 + 30), (x + 222, y0 + 145), (x + 95, y0 + 170));
        raster.Disc(860, 190, 150, Colour.White);
        raster.Disc(860, 190, 120, 0x3E2414);
        raster.Disc(835, 170, 45, 0x6E4424);
        raster.Line(985, 190, 1040, 190, 45, Colour.White);
        raster.Line(900, 470, 900, 930, 26, Colour.Steel);
        foreach (var dx in (int[])[-40, 0, 40])
            raster.Line(900 + dx, 400, 900 + dx, 490, 14, Colour.Steel);
    }

    public static void Gym(Raster raster, RandomStream random, bool inCharacter)
    {
        raster.Band(raster.Top, 760, 0xC7CBD0, 0xA9AEB5);
        raster.Band(760, raster.Bottom, 0x34363C, 0x26282C);
        foreach (var y in (int[])[420, 580, 720])
        {
            raster.Line(40, y, 320, y, 22, 0x55585F);
            for (var weight = 0; weight < 3; weight++)
            {
                raster.Line(75 + (weight * 95), y - 40, 125 + (weight * 95), y - 40, 18, Colour.Steel);
                raster.Disc(75 + (weight * 95), y - 40, 30, 0x202226);
                raster.Disc(125 + (weight * 95), y - 40, 30, 0x202226);
            }
        }
        var x = 620 + random.Jitter(40);
        raster.Person(x, 930, 640, Look.Heroine(random, inCharacter), Pose.Triumph);
        raster.Line(x - 380, 230, x + 380, 230, 24, Colour.Steel);
        foreach (var side in (int[])[-1, 1])
        {
            raster.Ellipse(x + (side * 270), 230, 38, 150, 0x1C1C22);
            raster.Ellipse(x + (side * 320), 230, 30, 115, random.Pick<Colour>(0xB3202A, 0x2A4AA8));
        }
    }

    public static void Dog(Raster raster, RandomStream random, bool inCharacter)
    {
        var coat = random.Pick<Colour>(0xB9803F, 0x5A3A22, 0xD9C7A4, 0x3A3A40);
        raster.Band(raster.Top, 420, 0xA9D4F0, 0xD8ECF6);
        raster.Band(420, raster.Bottom, 0x6EA84A, 0x4A8034);
        raster.Ellipse(520, 760, 250, 190, coat);
        foreach (var leg in (int[])[340, 450, 600, 690])
            raster.Line(leg, 800, leg, 950, 75, coat.Darker(leg % 100 == 0 ? 12 : 0));
        raster.Line(740, 690, 880, 520, 55, coat);
        int x = 380 + random.Jitter(30), y = 440;
        raster.Disc(x, y, 195, coat);
        raster.Ellipse(x - 190, y + 10, 66, 160, coat.Darker(35));
        raster.Ellipse(x + 190, y + 10, 66, 160, coat.Darker(35));
        raster.Ellipse(x, y + 95, 120, 92, coat.Lighter(45));
        raster.Ellipse(x, y + 50, 48, 34, Colour.Black);
        raster.Ellipse(x, y + 170, 40, 60, 0xE8707A);
        raster.Disc(x - 80, y - 40, 28, Colour.Black);
        raster.Disc(x + 80, y - 40, 28, Colour.Black);
        raster.Line(x - 120, y + 205, x + 120, y + 205, 34, 0xB3202A);
        raster.Disc(x, y + 235, 30, Colour.Gold);
    }

    public static void Family(Raster raster, RandomStream random, bool inCharacter)
    {
        raster.Band(raster.Top, 780, random.Pick<Colour>(0xE6D8B8, 0xC8D8D0, 0xD8C8D0));
        raster.Band(780, raster.Bottom, 0x8A6844);
        raster.Rect(110, 70, 230, 180, 0x6A4A2A);
        raster.Rect(130, 90, 190, 140, 0x8ABBD8);
        raster.Polygon(0x4A7A4A, 100, (130, 230), (220, 130), (320, 230));
        raster.Line(880, 330, 880, 800, 18, 0x4A3A2A);
        raster.Polygon(0xF6E2A0, 100, (810, 330), (950, 330), (915, 190), (845, 190));
        var couch = random.Pick<Colour>(0x3E5E7A, 0x7A3E3E, 0x4A6A4A);
        raster.Rect(60, 480, 760, 330, couch);
        raster.Person(240, 930, 590, Look.Passerby(random), Pose.Rest);
        raster.Person(640, 930, 600, Look.Passerby(random), Pose.Rest);
        raster.Person(440, 930, 580, Look.Heroine(random, inCharacter), Pose.Rest);
        raster.Rect(60, 760, 760, 150, couch.Darker(20));
        raster.Rect(10, 600, 100, 320, couch.Darker(30));
        raster.Rect(770, 600, 100, 320, couch.Darker(30));
    }

    public static void Selfie(Raster raster, RandomStream random, bool inCharacter)
    {
        var wall = random.Pick<Colour>(0xCFE0E8, 0xE8D8CF, 0x9AA8B8, 0xD8E8CF);
        raster.Band(raster.Top, raster.Bottom, wall, wall.Darker(18));
        raster.Rect(720, 60, 220, 320, wall.Lighter(60));
        var look = Look.Heroine(random, inCharacter);
        var x = 470 + random.Jitter(50);
        raster.Ellipse(x, 560, 330, 430, look.Hair);
        raster.Polygon(
            look.Top, 100, (x - 420, raster.Bottom), (x - 260, 850), (x + 260, 850), (x + 420, raster.Bottom));
        raster.Rect(x - 80, 720, 160, 170, look.Skin.Darker(12));
        raster.Head(x, 480, 280, look);
        if (inCharacter)
            foreach (var side in (int[])[-1, 1])
                raster.Polygon(0x6A2C91, 100, (x + (side * 40), 380), (x + (side * 200), 430), (x + (side * 110), 600));
        raster.Line(raster.Right + 60, 1000, 870, 760, 130, look.Skin);
    }

    public static void Quote(Raster raster, RandomStream random, bool inCharacter)
    {
        var paper = random.Pick<Colour>(0xF2E4E4, 0xE4EEF2, 0x22262E, 0xF4F0D8);
        var ink = paper == 0x22262E ? Colour.White : Colour.Black;
        raster.Band(raster.Top, raster.Bottom, paper);
        foreach (var x in (int[])[120, 190])
            raster.Polygon(ink.Mix(paper, 55), 100, (x, 130), (x + 45, 130), (x + 15, 230), (x - 20, 230));
        string[] words = inCharacter
            ? ["NO MERCY", "SUNDAY", "YOU FALL"]
            : ["BE KIND", "REST WELL", "THANK YOU"];
        for (var line = 0; line < words.Length; line++)
            raster.WriteCentred(500, 330 + (line * 180), 24, words[line], ink);
        raster.Line(380, 880, 620, 880, 10, ink.Mix(paper, 40));
    }
}
