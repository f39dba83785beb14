using Kayfabe.Sample.Drawing;
using Kayfabe.Sample.Randomness;

namespace Kayfabe.Sample.Scenes;

/// <summary>Everyday life out of doors and on the road.</summary>
internal static class StreetDrawings
{
    public static void Beach(Raster raster, RandomStream random, bool inCharacter)
    {
        raster.Band(raster.Top, 430, 0x6EB8EC, 0xC8E8F8);
        raster.Disc(160 + random.Jitter(60), 130, 80, 0xFFE88A);
        raster.Band(430, 620, 0x1E7AB8, 0x4AB0D0);
        foreach (var y in (int[])[480, 540, 600])
            raster.Line(100 + random.Below(200), y, 420 + random.Below(300), y, 12, 0xD8F0F8);
        raster.Band(620, raster.Bottom, 0xF0DCA8, 0xD8BC80);
        raster.Line(760, 350, 740, 900, 20, Colour.Wood);
        for (var gore = 0; gore < 4; gore++)
            raster.Polygon(gore % 2 == 0 ? 0xD8343A : Colour.White, 100, (765, 260), (560 + (gore * 105), 420),
                (665 + (gore * 105), 420));
        raster.Rect(590, 870, 330, 60, 0x3AA0A8);
        raster.Person(330 + random.Jitter(60), 940, 560, Look.Heroine(random, inCharacter) with { Bare = true },
            random.Pick(Pose.Hips, Pose.Triumph, Pose.Rest));
    }

    public static void Car(Raster raster, RandomStream random, bool inCharacter)
    {
        raster.Band(raster.Top, 560, 0x9AC4E4, 0xDCE8F0);
        for (var x = raster.Left; x < raster.Right; x += 180)
        {
            var top = 200 + random.Below(220);
            raster.Rect(x, top, 150, 560 - top, 0x7A8494);
            for (var y = top + 30; y < 520; y += 70)
                raster.Rect(x + 30, y, 90, 30, 0xC8D4E0);
        }
        raster.Band(560, raster.Bottom, 0x54565C, 0x3E4046);
        for (var x = raster.Left; x < raster.Right; x += 220)
            raster.Rect(x, 930, 120, 22, Colour.White);
        var paint = random.Pick<Colour>(0xC8202A, 0x1E5AB8, 0xE8A81C, 0x2A2A30, 0xE8E8EA);
        raster.Polygon(paint, 100, (250, 560), (370, 400), (680, 400), (800, 560));
        raster.Polygon(0x22303E, 100, (300, 555), (390, 430), (510, 430), (510, 555));
        raster.Polygon(0x22303E, 100, (540, 555), (540, 430), (660, 430), (745, 555));
        raster.Polygon(paint, 100, (60, 600), (140, 555), (860, 555), (950, 620), (950, 760), (60, 760));
        raster.Disc(930, 640, 34, 0xFFF2B0);
        foreach (var x in (int[])[250, 760])
        {
            raster.Disc(x, 760, 115, 0x16161A);
            raster.Disc(x, 760, 62, Colour.Steel);
        }
    }

    public static void Airport(Raster raster, RandomStream random, bool inCharacter)
    {
        raster.Band(raster.Top, 660, 0x8AC0E8, 0xD8ECF8);
        raster.Band(560, 660, 0x8E9298);
        int x = 420 + random.Jitter(60), y = 400;
        raster.Ellipse(x, y, 400, 74, Colour.White);
        raster.Polygon(0xC8202A, 100, (x - 390, y), (x - 400, y - 200), (x - 320, y - 200), (x - 230, y - 40));
        raster.Polygon(0xB8C0CA, 100, (x - 40, y + 10), (x + 90, y + 10), (x - 90, y + 170), (x - 170, y + 170));
        for (var window = -5; window < 6; window++)
            raster.Disc(x + (window * 52), y - 18, 14, 0x2A4A6A);
        foreach (var bar in (int[])[30, 350, 670, 990])
            raster.Rect(bar - 12, raster.Top, 24, 660 - raster.Top, 0x55585F);
        raster.Band(660, raster.Bottom, 0xB8BCC2, 0x9EA2A8);
        raster.Person(700, 960, 560, Look.Heroine(random, inCharacter), Pose.Rest);
        var suitcase = random.Pick<Colour>(0xE8721C, 0x1C7A6A, 0x2A2A72);
        raster.Line(890, 560, 890, 720, 18, 0x303036);
        raster.Rect(815, 700, 150, 230, suitcase);
        raster.Rect(835, 700, 14, 230, suitcase.Darker(30));
        raster.Rect(930, 700, 14, 230, suitcase.Darker(30));
        raster.Disc(835, 945, 22, Colour.Black);
        raster.Disc(945, 945, 22, Colour.Black);
    }

    public static void Mountains(Raster raster, RandomStream random, bool inCharacter)
    {
        raster.Band(raster.Top, 650, 0x4A3A7A, 0xF6A85A);
        raster.Disc(500 + random.Jitter(220), 520, 110, 0xFFE89A);
        for (var ridge = 0; ridge < 3; ridge++)
            for (var x = raster.Left - 100; x < raster.Right + 200; x += 300)
            {
                var peak = 380 + (ridge * 110) + random.Below(110);
                raster.Polygon(new Colour(90, 70, 120).Darker(ridge * 28), 100, (x - 260, 800),
                    (x + random.Jitter(60), peak), (x + 260, 800));
            }
        raster.Band(760, raster.Bottom, 0x3A6A8A, 0x1E3A52);
        raster.Line(420, 830, 640, 830, 10, 0xF6C88A);
        raster.Line(360, 900, 560, 900, 10, 0xF6C88A);
    }
}
