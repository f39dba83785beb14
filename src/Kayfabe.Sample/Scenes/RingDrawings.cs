using Kayfabe.Sample.Drawing;
using Kayfabe.Sample.Randomness;

namespace Kayfabe.Sample.Scenes;

/// <summary>What happens in and around the ring.</summary>
internal static class RingDrawings
{
    public static void Match(Raster raster, RandomStream random, bool inCharacter)
    {
        Arena(raster, random);
        RingBehind(raster, random);
        int x = 500 + random.Jitter(120), feet = 730;
        var (heroine, opponent) = (Look.Heroine(random, inCharacter), Look.Opponent(random));
        switch (random.Below(3))
        {
            case 0:
                raster.Person(x - 120, feet, 430, heroine, Pose.ReachRight, tilt: 90);
                raster.Person(x + 130, feet, 440, opponent, Pose.ReachLeft, tilt: -90);
                break;
            case 1:
                raster.Line(x - 60, feet, x + 230, feet + 5, 70, opponent.Skin);
                raster.Line(x + 20, feet, x + 130, feet, 74, opponent.Top);
                raster.Head(x - 110, feet - 5, 42, opponent);
                raster.Person(x - 10, feet - 10, 450, heroine, Pose.Triumph);
                break;
            default:
                raster.Person(x - 170, feet, 430, opponent, Pose.ReachRight);
                raster.Person(x + 150, feet - 60, 430, heroine, Pose.ReachLeft, tilt: -250);
                break;
        }
        RopesInFront(raster, random);
    }

    public static void Training(Raster raster, RandomStream random, bool inCharacter)
    {
        raster.Band(raster.Top, 560, 0xB9BDB6, 0x8E938E);
        for (var x = raster.Left; x < raster.Right; x += 190)
            raster.Rect(x, raster.Top, 14, 560 - raster.Top, 0x6E736E);
        raster.Rect(120, 60, 180, 110, 0xDDEBF2);
        raster.Rect(660, 60, 180, 110, 0xDDEBF2);
        raster.Band(560, raster.Bottom, 0x6B5B4B);
        RingBehind(raster, random);
        var x1 = 430 + random.Jitter(90);
        raster.Person(x1, 730, 430, Look.Heroine(random, inCharacter), random.Pick(Pose.Hips, Pose.ReachRight));
        if (random.Chance(600))
            raster.Person(x1 + 230, 730, 430, Look.Passerby(random), random.Pick(Pose.Rest, Pose.Hips));
        RopesInFront(raster, random);
    }

    public static void Entrance(Raster raster, RandomStream random, bool inCharacter)
    {
        var light = random.Pick<Colour>(0x7A3CC8, 0x2C7FD0, 0xC83C7A);
        raster.Band(raster.Top, raster.Bottom, 0x0C0A18, 0x1C1630);
        raster.Rect(180, 20, 640, 330, light.Darker(20));
        raster.Rect(200, 40, 600, 290, light.Lighter(25));
        raster.WriteCentred(500, 110, 26, random.Pick("GALE", "BCW", "STORM"), Colour.Gold);
        raster.Polygon(0x4A4658, 100, (380, 470), (620, 470), (860, raster.Bottom), (140, raster.Bottom));
        foreach (var side in (int[])[-1, 1])
        {
            raster.Line(500 + (side * 125), 470, 500 + (side * 365), raster.Bottom, 22, light.Lighter(60));
            Crowd(raster, random, side < 0 ? raster.Left : 720, side < 0 ? 280 : raster.Right, 560, raster.Bottom);
            for (var spark = 0; spark < 46; spark++)
                raster.Disc(500 + (side * 330) + random.Jitter(55), 480 - random.Below(420), random.Between(7, 17),
                    random.Pick<Colour>(0xFFE9A0, 0xFFB84A, 0xFFFFFF));
        }
        raster.Person(500 + random.Jitter(30), 850, 560, Look.Heroine(random, inCharacter),
            random.Pick(Pose.Triumph, Pose.Hips));
    }

    public static void Standoff(Raster raster, RandomStream random, bool inCharacter)
    {
        Arena(raster, random);
        foreach (var (y, colour) in ((int, Colour)[])[(620, 0xD8D8DC), (740, 0xB3202A), (860, 0x2A4AA8)])
            raster.Line(raster.Left - 50, y, raster.Right + 50, y + 8, 26, colour);
        var gap = random.Between(190, 230);
        raster.Person(500 - gap, 1290, 1050, Look.Heroine(random, inCharacter), Pose.Rest, tilt: 60);
        raster.Person(500 + gap, 1290, 1090, Look.Opponent(random), Pose.Rest, tilt: -60);
    }

    public static void Belt(Raster raster, RandomStream random, bool inCharacter)
    {
        var back = random.Pick<Colour>(0x3A1450, 0x14324E, 0x4A1218);
        raster.Band(raster.Top, raster.Bottom, back, back.Darker(60));
        raster.Disc(500, 420, 460, back.Lighter(22));
        raster.Person(500 + random.Jitter(50), 1500, 1330, Look.Heroine(random, inCharacter), Pose.Hips);
        var y = random.Between(760, 820);
        raster.Line(60, y - 20, 940, y - 20, 130, 0x241A14);
        foreach (var (x, radius) in ((int, int)[])[(210, 70), (790, 70)])
        {
            raster.Disc(x, y - 20, radius, Colour.Gold);
            raster.Disc(x, y - 20, radius * 6 / 10, 0x9A6F12);
        }
        raster.Ellipse(500, y - 20, 200, 150, 0xB8860B);
        raster.Ellipse(500, y - 20, 180, 130, Colour.Gold);
        raster.Ellipse(500, y - 20, 120, 84, 0xB3202A);
        raster.WriteCentred(500, y - 55, 15, "CHAMP", 0xFFF3C0);
    }

    private static void Arena(Raster raster, RandomStream random)
    {
        raster.Band(raster.Top, raster.Bottom, 0x14101F, 0x2A2238);
        Crowd(raster, random, raster.Left, raster.Right, 230, 620);
        for (var lamp = 0; lamp < 4; lamp++)
        {
            var x = 130 + (lamp * 245) + random.Jitter(40);
            raster.Polygon(0xFFF6D0, 16, (x - 20, raster.Top), (x + 20, raster.Top), (x + 170, 640), (x - 170, 640));
            raster.Disc(x, 30, 34, 0xFFFBE8);
        }
    }

    private static void Crowd(Raster raster, RandomStream random, int left, int right, int top, int bottom)
    {
        for (var y = top; y < bottom; y += 62)
            for (var x = left + random.Below(40); x < right; x += 74)
            {
                var shade = random.Below(50);
                raster.Disc(x + random.Jitter(14), y + 34, 36, Look.Passerby(random).Top.Darker(40 + shade));
                raster.Disc(x + random.Jitter(10), y, 21, Look.Passerby(random).Skin.Darker(20 + shade));
            }
    }

    private static void RingBehind(Raster raster, RandomStream random)
    {
        var mat = random.Pick<Colour>(0xD8DADF, 0xC9D3E4, 0xE4D9C4);
        raster.Polygon(mat, 100, (170, 580), (830, 580), (1010, 790), (-10, 790));
        foreach (var y in (int[])[390, 450, 510])
            raster.Line(170, y, 830, y, 12, y == 450 ? 0xB3202A : Colour.White);
        foreach (var x in (int[])[170, 830])
            raster.Line(x, 350, x, 590, 26, Colour.Steel);
    }

    private static void RopesInFront(Raster raster, RandomStream random)
    {
        var skirt = random.Pick<Colour>(0x1C1C2C, 0x5A1420, 0x1A2A5A);
        raster.Polygon(skirt, 100, (-10, 790), (1010, 790), (1010, raster.Bottom), (-10, raster.Bottom));
        raster.WriteCentred(500, 850, 20, "BCW RING", Colour.Gold);
        foreach (var (y, colour) in ((int, Colour)[])[(590, Colour.White), (650, 0xD23A3A), (710, 0x3A62D2)])
            raster.Line(0, y, 1000, y, 15, colour);
        foreach (var x in (int[])[0, 1000])
        {
            raster.Line(x, 500, x, 810, 44, 0x3A3A46);
            foreach (var y in (int[])[590, 650, 710])
                raster.Disc(x, y, 34, Colour.Gold);
        }
    }
}
