using Kayfabe.Sample.Drawing;
using Kayfabe.Sample.Randomness;

namespace Kayfabe.Sample.Scenes;

/// <summary>What is staged for a camera: promos, interviews, posters, press, fans, red carpets, goods.</summary>
internal static class StageDrawings
{
    public static void Promo(Raster raster, RandomStream random, bool inCharacter)
    {
        var back = random.Pick<Colour>(0x8A8F9A, 0x4A3A6A, 0x2E4A5E, 0x6A2E3A);
        raster.Band(raster.Top, 800, back.Lighter(25), back);
        raster.Band(800, raster.Bottom, back.Darker(35), back.Darker(15));
        raster.Polygon(Colour.White, 20, (440, raster.Top), (560, raster.Top), (900, 1000), (100, 1000));
        raster.Ellipse(500, 930, 260, 40, back.Darker(55));
        raster.Person(500 + random.Jitter(60), 950, random.Between(840, 900), Look.Heroine(random, inCharacter),
            random.Pick(Pose.Hips, Pose.Rest, Pose.Triumph));
    }

    public static void Interview(Raster raster, RandomStream random, bool inCharacter)
    {
        Backdrop(raster, random, "BCW");
        raster.Person(340 + random.Jitter(30), 1320, 1080, Look.Heroine(random, inCharacter), Pose.Hips);
        raster.Person(760 + random.Jitter(30), 1330, 1060, Look.Passerby(random), Pose.Rest);
        raster.Line(690, 760, 560, 560, 46, 0x2A2A30);
        raster.Rect(555, 560, 74, 60, Colour.Gold);
        raster.Disc(545, 530, 52, 0x3E3E48);
    }

    public static void Poster(Raster raster, RandomStream random, bool inCharacter)
    {
        var (dark, bright) = random.Pick<(Colour, Colour)>(
            (0x8A1420, 0xE8592A), (0x14206A, 0x3A8AE8), (0x2A1446, 0xA03AC8));
        raster.Band(raster.Top, raster.Bottom, dark);
        for (var ray = -8; ray <= 8; ray += 2)
            raster.Polygon(bright, 100, (500, 420), (500 + (ray * 190), raster.Top - 200),
                (500 + ((ray + 1) * 190), raster.Top - 200));
        raster.Person(290, 1000, 700, Look.Heroine(random, inCharacter), Pose.Hips);
        raster.Person(710, 1000, 700, Look.Opponent(random), random.Pick(Pose.Hips, Pose.Rest));
        raster.WriteCentred(500, 380, 30, "VS", Colour.White);
        raster.WriteCentred(500, 40, 26, random.Pick("SUNDAY", "TONIGHT", "RUMBLE"), Colour.Gold);
        raster.Band(830, 985, Colour.Black);
        raster.WriteCentred(500, 860, 19, random.Pick("MAIN EVENT", "TITLE MATCH", "CAGE MATCH"), Colour.White);
    }

    public static void PressConference(Raster raster, RandomStream random, bool inCharacter)
    {
        Backdrop(raster, random, "PRESS");
        raster.Person(310, 1250, 880, Look.Heroine(random, inCharacter), Pose.Rest);
        raster.Person(700, 1250, 880, Look.Passerby(random), Pose.Rest);
        raster.Band(700, raster.Bottom, 0x26283A, 0x14151F);
        raster.Band(700, 725, 0x5A5D78);
        foreach (var x in (int[])[230, 390, 620, 780])
        {
            raster.Line(x, 700, x + 30, 590, 16, 0x0A0A0C);
            raster.Disc(x + 33, 580, 32, 0x55555F);
        }
        raster.Rect(220, 760, 190, 80, Colour.White);
        raster.Rect(610, 760, 190, 80, Colour.White);
    }

    public static void Fans(Raster raster, RandomStream random, bool inCharacter)
    {
        raster.Band(raster.Top, raster.Bottom, 0xD9D2C2, 0xB8AE98);
        raster.Rect(130, 40, 740, 150, 0x2E5E8A);
        raster.WriteCentred(500, 75, 22, "MEET ME", Colour.White);
        raster.Person(230, 1080, 720 + random.Jitter(40), Look.Passerby(random), Pose.Rest);
        raster.Person(770, 1080, 680 + random.Jitter(90), Look.Passerby(random), Pose.Rest);
        raster.Person(500, 1080, 780, Look.Heroine(random, inCharacter), Pose.Hips);
        raster.Band(840, raster.Bottom, 0x4A4A55);
        raster.Rect(380, 790, 150, 90, Colour.White);
        raster.Line(400, 840, 500, 815, 12, 0x2A4AA8);
        raster.Line(490, 830, 590, 730, 20, Colour.Black);
    }

    public static void RedCarpet(Raster raster, RandomStream random, bool inCharacter)
    {
        Backdrop(raster, random, "GALA");
        raster.Polygon(0xB3101E, 100, (150, 720), (850, 720), (1150, raster.Bottom), (-150, raster.Bottom));
        var look = Look.Heroine(random, inCharacter);
        var dress = inCharacter ? look.Top : random.Pick<Colour>(0x141418, 0x1E6A5A, 0xC8A04A);
        raster.Person(500, 930, 780, look with { Top = dress, Bare = false }, Pose.Hips);
        raster.Polygon(dress, 100, (430, 560), (570, 560), (700, 940), (300, 940));
        foreach (var x in (int[])[120, 880])
        {
            raster.Line(x, 560, x, 900, 28, Colour.Gold);
            raster.Disc(x, 550, 34, Colour.Gold);
            raster.Line(x, 610, x < 500 ? raster.Left - 80 : raster.Right + 80, 680, 34, 0x8A0A1A);
        }
    }

    public static void Merchandise(Raster raster, RandomStream random, bool inCharacter)
    {
        raster.Band(raster.Top, raster.Bottom, 0xE6E2D8, 0xCFC8B8);
        var cloth = random.Pick<Colour>(0x1E1E26, 0x6A2C91, 0x1C7A6A);
        raster.Line(500, 60, 500, 130, 22, Colour.Steel);
        raster.Line(500, 130, 300, 210, 24, Colour.Steel);
        raster.Line(500, 130, 700, 210, 24, Colour.Steel);
        raster.Polygon(cloth, 100, (360, 190), (640, 190), (920, 340), (830, 500), (730, 440), (730, 930), (270, 930),
            (270, 440), (170, 500), (80, 340));
        raster.Ellipse(500, 190, 110, 60, 0xCFC8B8);
        raster.WriteCentred(500, 500, 26, inCharacter ? "FEAR ME" : "THE GALE", Colour.Gold);
        raster.Head(500, 740, 90, Look.Heroine(random, inCharacter));
    }

    private static void Backdrop(Raster raster, RandomStream random, string word)
    {
        var wall = random.Pick<Colour>(0x22304E, 0x3A2A4A, 0xE2E4EA);
        raster.Band(raster.Top, raster.Bottom, wall, wall.Darker(25));
        for (var row = 0; row * 170 < raster.Bottom; row++)
            for (var x = raster.Left + (row % 2 * 150) - 100; x < raster.Right; x += 330)
                raster.Write(x, 40 + (row * 170), 14, word, wall == 0xE2E4EA ? 0x8A2A4A : 0xA8B4D8);
    }
}
