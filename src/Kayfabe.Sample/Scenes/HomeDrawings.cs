using Kayfabe.Sample.Drawing;

namespace Kayfabe.Sample.Scenes;

/// <summary>Everyday life indoors.</summary>
internal static class HomeDrawings
{
    public static void Breakfast(Canvas canvas, SplitMix64 random, bool inCharacter)
    {
        canvas.Band(canvas.Top, canvas.Bottom, random.Pick<Colour>(0xB07A45, 0x8A5A34, 0xC79A68));
        for (var y = canvas.Top; y < canvas.Bottom; y += 160)
            canvas.Line(canvas.Left - 50, y, canvas.Right + 50, y, 10, 0x6E4626);
        int x = 430 + random.Jitter(40), y0 = 560 + random.Jitter(40);
        canvas.Disc(x, y0, 365, 0xC9C5BC);
        canvas.Disc(x, y0, 350, Colour.White);
        canvas.Disc(x, y0, 270, 0xE9E6DE);
        foreach (var (dx, dy) in ((int, int)[])[(-100, -90), (80, -120)])
        {
            canvas.Ellipse(x + dx, y0 + dy, 130, 105, 0xFFFFFF);
            canvas.Disc(x + dx + random.Jitter(14), y0 + dy, 54, 0xF5A81C);
        }
        foreach (var dy in (int[])[70, 125])
            for (var piece = 0; piece < 4; piece++)
                canvas.Line(x - 210 + (piece * 55), y0 + dy + (piece % 2 * 22), x - 155 + (piece * 55),
                    y0 + dy + 22 - (piece % 2 * 22), 40, piece % 2 == 0 ? 0xA8352A : 0xD98A6A);
        canvas.Polygon(0x9A5E28, 100, (x + 60, y0 + 30), (x + 230, y0 + 10), (x + 240, y0 + 160), (x + 80, y0 + 190));
        canvas.Polygon(0xE3B878, 100, (x + 78, y0 + 48), (x + 212, y0 + 30), (x + 222, y0 + 145), (x + 95, y0 + 170));
        canvas.Disc(860, 190, 150, Colour.White);
        canvas.Disc(860, 190, 120, 0x3E2414);
        canvas.Disc(835, 170, 45, 0x6E4424);
        canvas.Line(985, 190, 1040, 190, 45, Colour.White);
        canvas.Line(900, 470, 900, 930, 26, Colour.Steel);
        foreach (var dx in (int[])[-40, 0, 40])
            canvas.Line(900 + dx, 400, 900 + dx, 490, 14, Colour.Steel);
    }

    public static void Gym(Canvas canvas, SplitMix64 random, bool inCharacter)
    {
        canvas.Band(canvas.Top, 760, 0xC7CBD0, 0xA9AEB5);
        canvas.Band(760, canvas.Bottom, 0x34363C, 0x26282C);
        foreach (var y in (int[])[420, 580, 720])
        {
            canvas.Line(40, y, 320, y, 22, 0x55585F);
            for (var weight = 0; weight < 3; weight++)
            {
                canvas.Line(75 + (weight * 95), y - 40, 125 + (weight * 95), y - 40, 18, Colour.Steel);
                canvas.Disc(75 + (weight * 95), y - 40, 30, 0x202226);
                canvas.Disc(125 + (weight * 95), y - 40, 30, 0x202226);
            }
        }
        var x = 620 + random.Jitter(40);
        canvas.Person(x, 930, 640, Look.Heroine(random, inCharacter), Pose.Triumph);
        canvas.Line(x - 380, 230, x + 380, 230, 24, Colour.Steel);
        foreach (var side in (int[])[-1, 1])
        {
            canvas.Ellipse(x + (side * 270), 230, 38, 150, 0x1C1C22);
            canvas.Ellipse(x + (side * 320), 230, 30, 115, random.Pick<Colour>(0xB3202A, 0x2A4AA8));
        }
    }

    public static void Dog(Canvas canvas, SplitMix64 random, bool inCharacter)
    {
        var coat = random.Pick<Colour>(0xB9803F, 0x5A3A22, 0xD9C7A4, 0x3A3A40);
        canvas.Band(canvas.Top, 420, 0xA9D4F0, 0xD8ECF6);
        canvas.Band(420, canvas.Bottom, 0x6EA84A, 0x4A8034);
        canvas.Ellipse(520, 760, 250, 190, coat);
        foreach (var leg in (int[])[340, 450, 600, 690])
            canvas.Line(leg, 800, leg, 950, 75, coat.Darker(leg % 100 == 0 ? 12 : 0));
        canvas.Line(740, 690, 880, 520, 55, coat);
        int x = 380 + random.Jitter(30), y = 440;
        canvas.Disc(x, y, 195, coat);
        canvas.Ellipse(x - 190, y + 10, 66, 160, coat.Darker(35));
        canvas.Ellipse(x + 190, y + 10, 66, 160, coat.Darker(35));
        canvas.Ellipse(x, y + 95, 120, 92, coat.Lighter(45));
        canvas.Ellipse(x, y + 50, 48, 34, Colour.Black);
        canvas.Ellipse(x, y + 170, 40, 60, 0xE8707A);
        canvas.Disc(x - 80, y - 40, 28, Colour.Black);
        canvas.Disc(x + 80, y - 40, 28, Colour.Black);
        canvas.Line(x - 120, y + 205, x + 120, y + 205, 34, 0xB3202A);
        canvas.Disc(x, y + 235, 30, Colour.Gold);
    }

    public static void Family(Canvas canvas, SplitMix64 random, bool inCharacter)
    {
        canvas.Band(canvas.Top, 780, random.Pick<Colour>(0xE6D8B8, 0xC8D8D0, 0xD8C8D0));
        canvas.Band(780, canvas.Bottom, 0x8A6844);
        canvas.Rect(110, 70, 230, 180, 0x6A4A2A);
        canvas.Rect(130, 90, 190, 140, 0x8ABBD8);
        canvas.Polygon(0x4A7A4A, 100, (130, 230), (220, 130), (320, 230));
        canvas.Line(880, 330, 880, 800, 18, 0x4A3A2A);
        canvas.Polygon(0xF6E2A0, 100, (810, 330), (950, 330), (915, 190), (845, 190));
        var couch = random.Pick<Colour>(0x3E5E7A, 0x7A3E3E, 0x4A6A4A);
        canvas.Rect(60, 480, 760, 330, couch);
        canvas.Person(240, 930, 590, Look.Passer(random), Pose.Rest);
        canvas.Person(640, 930, 600, Look.Passer(random), Pose.Rest);
        canvas.Person(440, 930, 580, Look.Heroine(random, inCharacter), Pose.Rest);
        canvas.Rect(60, 760, 760, 150, couch.Darker(20));
        canvas.Rect(10, 600, 100, 320, couch.Darker(30));
        canvas.Rect(770, 600, 100, 320, couch.Darker(30));
    }

    public static void Selfie(Canvas canvas, SplitMix64 random, bool inCharacter)
    {
        var wall = random.Pick<Colour>(0xCFE0E8, 0xE8D8CF, 0x9AA8B8, 0xD8E8CF);
        canvas.Band(canvas.Top, canvas.Bottom, wall, wall.Darker(18));
        canvas.Rect(720, 60, 220, 320, wall.Lighter(60));
        var look = Look.Heroine(random, inCharacter);
        var x = 470 + random.Jitter(50);
        canvas.Ellipse(x, 560, 330, 430, look.Hair);
        canvas.Polygon(
            look.Top, 100, (x - 420, canvas.Bottom), (x - 260, 850), (x + 260, 850), (x + 420, canvas.Bottom));
        canvas.Rect(x - 80, 720, 160, 170, look.Skin.Darker(12));
        canvas.Head(x, 480, 280, look);
        if (inCharacter)
            foreach (var side in (int[])[-1, 1])
                canvas.Polygon(0x6A2C91, 100, (x + (side * 40), 380), (x + (side * 200), 430), (x + (side * 110), 600));
        canvas.Line(canvas.Right + 60, 1000, 870, 760, 130, look.Skin);
    }

    public static void Quote(Canvas canvas, SplitMix64 random, bool inCharacter)
    {
        var paper = random.Pick<Colour>(0xF2E4E4, 0xE4EEF2, 0x22262E, 0xF4F0D8);
        var ink = paper == 0x22262E ? Colour.White : Colour.Black;
        canvas.Band(canvas.Top, canvas.Bottom, paper);
        foreach (var x in (int[])[120, 190])
            canvas.Polygon(ink.Mix(paper, 55), 100, (x, 130), (x + 45, 130), (x + 15, 230), (x - 20, 230));
        string[] words = inCharacter
            ? ["NO MERCY", "SUNDAY", "YOU FALL"]
            : ["BE KIND", "REST WELL", "THANK YOU"];
        for (var line = 0; line < words.Length; line++)
            canvas.WriteCentred(500, 330 + (line * 180), 24, words[line], ink);
        canvas.Line(380, 880, 620, 880, 10, ink.Mix(paper, 40));
    }
}
