using Kayfabe.Sample.Randomness;

namespace Kayfabe.Sample.Drawing;

/// <summary>What a drawn person looks like.</summary>
internal sealed record Look(Colour Skin, Colour Hair, Colour Top, Colour Legs, Colour Boots, bool LongHair, bool Bare)
{
    private static readonly Colour[] Skins = [0xF1C8A4, 0xD9A074, 0xA86B42, 0x7A4A2B];
    private static readonly Colour[] Hairs = [0x2A1C14, 0x5A3A1E, 0xB98A3C, 0x8C2E1E, 0x1A1A22];
    private static readonly Colour[] Clothes = [0x3E6FA8, 0xC8CDD4, 0x4F7A4A, 0xB4553F, 0x5C5F6B, 0xE3D3B0];
    private static readonly Colour[] Gears = [0xB3202A, 0x1C7A3C, 0x1E46A8, 0xD8721C, 0x222228];

    /// <summary>The fictional wrestler: teal hair always, purple and gold gear where she is in character.</summary>
    public static Look Heroine(RandomStream random, bool inCharacter) => inCharacter
        ? new(0xD9A074, 0x1FA39A, 0x6A2C91, 0x6A2C91, Colour.Gold, LongHair: true, Bare: true)
        : new(0xD9A074, 0x1FA39A, random.Pick(Clothes), 0x39496B, Colour.White, LongHair: true, Bare: false);

    /// <summary>Another wrestler, in ring gear.</summary>
    public static Look Opponent(RandomStream random)
    {
        var gear = random.Pick(Gears);
        return new(random.Pick(Skins), random.Pick(Hairs), gear, gear, Colour.Black, random.Chance(600), Bare: true);
    }

    /// <summary>Somebody else, in everyday clothes.</summary>
    public static Look Passerby(RandomStream random) => new(
        random.Pick(Skins), random.Pick(Hairs), random.Pick(Clothes), random.Pick(Clothes).Darker(40), 0x3A2A20,
        random.Chance(500), Bare: false);
}

/// <summary>How the arms are held.</summary>
internal enum Pose
{
    /// <summary>At the sides.</summary>
    Rest,

    /// <summary>Both up in triumph.</summary>
    Triumph,

    /// <summary>Both to the right, to hold or to strike.</summary>
    ReachRight,

    /// <summary>Both to the left.</summary>
    ReachLeft,

    /// <summary>Hands on the hips.</summary>
    Hips,
}

/// <summary>Draws people.</summary>
internal static class PersonDrawing
{
    /// <summary>
    /// Draws a standing person whose feet are at (<paramref name="x"/>, <paramref name="feet"/>), with the tilt of the
    /// upper body to the right in thousandths of the height.
    /// </summary>
    public static void Person(this Raster raster, int x, int feet, int height, Look look, Pose pose, int tilt = 0)
    {
        int Up(int permille) => feet - (height * permille / 1000);
        int Aside(int permille, int level) => x + (height * (permille + (tilt * level / 1000)) / 1000);
        int Thick(int permille) => height * permille / 1000;

        var knee = look.Bare ? look.Boots : look.Legs;
        foreach (var side in (int[])[-1, 1])
        {
            raster.Line(Aside(side * 50, 480), Up(480), Aside(side * 75, 260), Up(260), Thick(105), look.Legs);
            raster.Line(Aside(side * 75, 260), Up(260), Aside(side * 95, 0), Up(35), Thick(85), knee);
            raster.Line(Aside(side * 95, 0), Up(20), Aside(side * 125, 0), Up(20), Thick(50), look.Boots);
        }
        if (look.LongHair)
            raster.Ellipse(Aside(0, 860), Up(850), Thick(100), Thick(130), look.Hair);
        raster.Polygon(look.Bare ? look.Skin : look.Top, 100, (Aside(-140, 800), Up(800)), (Aside(140, 800), Up(800)),
            (Aside(90, 450), Up(450)), (Aside(-90, 450), Up(450)));
        if (look.Bare)
        {
            raster.Polygon(look.Top, 100, (Aside(-125, 740), Up(740)), (Aside(125, 740), Up(740)),
                (Aside(105, 620), Up(620)), (Aside(-105, 620), Up(620)));
            raster.Rect(Aside(-95, 500), Up(520), Thick(190), Thick(45), look.Boots);
        }
        raster.Rect(Aside(-35, 800), Up(840), Thick(70), Thick(60), look.Skin.Darker(12));
        Arms(raster, look, pose, Up, Aside, Thick);
        raster.Head(Aside(0, 910), Up(905), Thick(80), look);
    }

    /// <summary>Draws a head with hair, eyes and a mouth.</summary>
    public static void Head(this Raster raster, int x, int y, int radius, Look look)
    {
        raster.Ellipse(x, y - (radius / 5), radius * 11 / 10, radius * 11 / 10, look.Hair);
        raster.Ellipse(x, y + (radius / 6), radius * 17 / 20, radius * 19 / 20, look.Skin);
        foreach (var side in (int[])[-1, 1])
            raster.Disc(x + (side * radius * 7 / 20), y, Math.Max(6, radius / 8), 0x20202A);
        raster.Line(x - (radius / 4), y + (radius * 11 / 20), x + (radius / 4), y + (radius * 11 / 20),
            Math.Max(8, radius / 8), look.Skin.Mix(0x8C2E2E, 70));
    }

    private static void Arms(
        Raster raster, Look look, Pose pose, Func<int, int> up, Func<int, int, int> aside, Func<int, int> thick)
    {
        foreach (var side in (int[])[-1, 1])
        {
            var ((elbowX, elbowY), (handX, handY)) = pose switch
            {
                Pose.Triumph => ((side * 240, 860), (side * 260, 1080)),
                Pose.ReachRight => ((side > 0 ? 260 : 60, 700), (400, 740 + (side * 40))),
                Pose.ReachLeft => ((side < 0 ? -260 : -60, 700), (-400, 740 + (side * 40))),
                Pose.Hips => ((side * 270, 620), (side * 110, 490)),
                _ => ((side * 190, 610), (side * 200, 430)),
            };
            var sleeve = look.Bare ? look.Skin : look.Top;
            raster.Line(aside(side * 135, 770), up(770), aside(elbowX, elbowY), up(elbowY), thick(75), sleeve);
            raster.Line(aside(elbowX, elbowY), up(elbowY), aside(handX, handY), up(handY), thick(62), look.Skin);
            raster.Disc(aside(handX, handY), up(handY), thick(42), look.Bare ? look.Boots : look.Skin);
        }
    }
}
