using Kayfabe.Sample.Drawing;

namespace Kayfabe.Sample.Scenes;

/// <summary>What happens in and around the ring.</summary>
internal static class RingDrawings
{
    public static void Match(Canvas canvas, SplitMix64 random, bool inCharacter)
    {
        Arena(canvas, random);
        RingBehind(canvas, random);
        int x = 500 + random.Jitter(120), feet = 730;
        var (heroine, opponent) = (Look.Heroine(random, inCharacter), Look.Opponent(random));
        switch (random.Below(3))
        {
            case 0:
                canvas.Person(x - 120, feet, 430, heroine, Pose.ReachRight, tilt: 90);
                canvas.Person(x + 130, feet, 440, opponent, Pose.ReachLeft, tilt: -90);
                break;
            case 1:
                canvas.Line(x - 60, feet, x + 230, feet + 5, 70, opponent.Skin);
                canvas.Line(x + 20, feet, x + 130, feet, 74, opponent.Top);
                canvas.Head(x - 110, feet - 5, 42, opponent);
                canvas.Person(x - 10, feet - 10, 450, heroine, Pose.Triumph);
                break;
            default:
                canvas.Person(x - 170, feet, 430, opponent, Pose.ReachRight);
                canvas.Person(x + 150, feet - 60, 430, heroine, Pose.ReachLeft, tilt: -250);
                break;
        }
        RopesInFront(canvas, random);
    }

    public static void Training(Canvas canvas, SplitMix64 random, bool inCharacter)
    {
        canvas.Band(canvas.Top, 560, 0xB9BDB6, 0x8E938E);
        for (var x = canvas.Left; x < canvas.Right; x += 190)
            canvas.Rect(x, canvas.Top, 14, 560 - canvas.Top, 0x6E736E);
        canvas.Rect(120, 60, 180, 110, 0xDDEBF2);
        canvas.Rect(660, 60, 180, 110, 0xDDEBF2);
        canvas.Band(560, canvas.Bottom, 0x6B5B4B);
        RingBehind(canvas, random);
        var x1 = 430 + random.Jitter(90);
        canvas.Person(x1, 730, 430, Look.Heroine(random, inCharacter), random.Pick(Pose.Hips, Pose.ReachRight));
        if (random.Chance(600))
            canvas.Person(x1 + 230, 730, 430, Look.Passer(random), random.Pick(Pose.Rest, Pose.Hips));
        RopesInFront(canvas, random);
    }

    public static void Entrance(Canvas canvas, SplitMix64 random, bool inCharacter)
    {
        var light = random.Pick<Colour>(0x7A3CC8, 0x2C7FD0, 0xC83C7A);
        canvas.Band(canvas.Top, canvas.Bottom, 0x0C0A18, 0x1C1630);
        canvas.Rect(180, 20, 640, 330, light.Darker(20));
        canvas.Rect(200, 40, 600, 290, light.Lighter(25));
        canvas.WriteCentred(500, 110, 26, random.Pick("GALE", "BCW", "STORM"), Colour.Gold);
        canvas.Polygon(0x4A4658, 100, (380, 470), (620, 470), (860, canvas.Bottom), (140, canvas.Bottom));
        foreach (var side in (int[])[-1, 1])
        {
            canvas.Line(500 + (side * 125), 470, 500 + (side * 365), canvas.Bottom, 22, light.Lighter(60));
            Crowd(canvas, random, side < 0 ? canvas.Left : 720, side < 0 ? 280 : canvas.Right, 560, canvas.Bottom);
            for (var spark = 0; spark < 46; spark++)
                canvas.Disc(500 + (side * 330) + random.Jitter(55), 480 - random.Below(420), random.Between(7, 17),
                    random.Pick<Colour>(0xFFE9A0, 0xFFB84A, 0xFFFFFF));
        }
        canvas.Person(500 + random.Jitter(30), 850, 560, Look.Heroine(random, inCharacter),
            random.Pick(Pose.Triumph, Pose.Hips));
    }

    public static void Standoff(Canvas canvas, SplitMix64 random, bool inCharacter)
    {
        Arena(canvas, random);
        foreach (var (y, colour) in ((int, Colour)[])[(620, 0xD8D8DC), (740, 0xB3202A), (860, 0x2A4AA8)])
            canvas.Line(canvas.Left - 50, y, canvas.Right + 50, y + 8, 26, colour);
        var gap = random.Between(190, 230);
        canvas.Person(500 - gap, 1290, 1050, Look.Heroine(random, inCharacter), Pose.Rest, tilt: 60);
        canvas.Person(500 + gap, 1290, 1090, Look.Opponent(random), Pose.Rest, tilt: -60);
    }

    public static void Belt(Canvas canvas, SplitMix64 random, bool inCharacter)
    {
        var back = random.Pick<Colour>(0x3A1450, 0x14324E, 0x4A1218);
        canvas.Band(canvas.Top, canvas.Bottom, back, back.Darker(60));
        canvas.Disc(500, 420, 460, back.Lighter(22));
        canvas.Person(500 + random.Jitter(50), 1500, 1330, Look.Heroine(random, inCharacter), Pose.Hips);
        var y = random.Between(760, 820);
        canvas.Line(60, y - 20, 940, y - 20, 130, 0x241A14);
        foreach (var (x, radius) in ((int, int)[])[(210, 70), (790, 70)])
        {
            canvas.Disc(x, y - 20, radius, Colour.Gold);
            canvas.Disc(x, y - 20, radius * 6 / 10, 0x9A6F12);
        }
        canvas.Ellipse(500, y - 20, 200, 150, 0xB8860B);
        canvas.Ellipse(500, y - 20, 180, 130, Colour.Gold);
        canvas.Ellipse(500, y - 20, 120, 84, 0xB3202A);
        canvas.WriteCentred(500, y - 55, 15, "CHAMP", 0xFFF3C0);
    }

    private static void Arena(Canvas canvas, SplitMix64 random)
    {
        canvas.Band(canvas.Top, canvas.Bottom, 0x14101F, 0x2A2238);
        Crowd(canvas, random, canvas.Left, canvas.Right, 230, 620);
        for (var lamp = 0; lamp < 4; lamp++)
        {
            var x = 130 + (lamp * 245) + random.Jitter(40);
            canvas.Polygon(0xFFF6D0, 16, (x - 20, canvas.Top), (x + 20, canvas.Top), (x + 170, 640), (x - 170, 640));
            canvas.Disc(x, 30, 34, 0xFFFBE8);
        }
    }

    private static void Crowd(Canvas canvas, SplitMix64 random, int left, int right, int top, int bottom)
    {
        for (var y = top; y < bottom; y += 62)
            for (var x = left + random.Below(40); x < right; x += 74)
            {
                var shade = random.Below(50);
                canvas.Disc(x + random.Jitter(14), y + 34, 36, Look.Passer(random).Top.Darker(40 + shade));
                canvas.Disc(x + random.Jitter(10), y, 21, Look.Passer(random).Skin.Darker(20 + shade));
            }
    }

    private static void RingBehind(Canvas canvas, SplitMix64 random)
    {
        var mat = random.Pick<Colour>(0xD8DADF, 0xC9D3E4, 0xE4D9C4);
        canvas.Polygon(mat, 100, (170, 580), (830, 580), (1010, 790), (-10, 790));
        foreach (var y in (int[])[390, 450, 510])
            canvas.Line(170, y, 830, y, 12, y == 450 ? 0xB3202A : Colour.White);
        foreach (var x in (int[])[170, 830])
            canvas.Line(x, 350, x, 590, 26, Colour.Steel);
    }

    private static void RopesInFront(Canvas canvas, SplitMix64 random)
    {
        var skirt = random.Pick<Colour>(0x1C1C2C, 0x5A1420, 0x1A2A5A);
        canvas.Polygon(skirt, 100, (-10, 790), (1010, 790), (1010, canvas.Bottom), (-10, canvas.Bottom));
        canvas.WriteCentred(500, 850, 20, "BCW RING", Colour.Gold);
        foreach (var (y, colour) in ((int, Colour)[])[(590, Colour.White), (650, 0xD23A3A), (710, 0x3A62D2)])
            canvas.Line(0, y, 1000, y, 15, colour);
        foreach (var x in (int[])[0, 1000])
        {
            canvas.Line(x, 500, x, 810, 44, 0x3A3A46);
            foreach (var y in (int[])[590, 650, 710])
                canvas.Disc(x, y, 34, Colour.Gold);
        }
    }
}
