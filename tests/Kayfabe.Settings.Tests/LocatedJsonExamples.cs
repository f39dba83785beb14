using FsCheck;
using FsCheck.Fluent;

namespace Kayfabe.Settings.Tests;

/// <summary>Trees of every kind of value, with keys and texts that need care.</summary>
public static class JsonTrees
{
    private static readonly Place _nowhere = new(null);

    public static Arbitrary<LocatedJson> Tree() => Arb.From(Gen.Sized(size => Of(Math.Min(size, 20))));

    private static Gen<LocatedJson> Of(int size)
    {
        var text = Gen.Elements("", "a", "é", "😀\"", "\\", "\u2028x").ArrayOf(3).Select(string.Concat);
        var single = Gen.OneOf(
            text.Select(value => (LocatedJson)new LocatedText(_nowhere, value)),
            Gen.Elements("0", "-1", "1.50", "2e-7").Select(number => (LocatedJson)new LocatedNumber(_nowhere, number)),
            Gen.Elements(true, false).Select(truth => (LocatedJson)new LocatedBoolean(_nowhere, truth)),
            Gen.Constant((LocatedJson)new LocatedNull(_nowhere)));
        if (size < 2)
            return single;
        var inner = Of(size / 3).ArrayOf(3);
        var list = inner.Select(items => (LocatedJson)new LocatedArray(_nowhere, items));
        var pairs = text.SelectMany(_ => inner, (key, items) => (LocatedJson)new LocatedObject(
            _nowhere, [.. items.Select((item, at) => new LocatedMember($"{key}{at}", _nowhere, item))]));
        return Gen.OneOf(single, list, pairs);
    }
}
