using Kayfabe.Aws.Costs;

namespace Kayfabe.Build.Paying;

/// <summary>The price list of this checkout.</summary>
public static class Prices
{
    /// <summary>Reads and checks <c>data/prices.json</c>.</summary>
    /// <exception cref="Settings.InputException">It cannot be read, or has faults.</exception>
    public static PriceList Of(BuildContext context)
    {
        var path = Path.Combine(context.Paths.Data, "prices.json");
        return PriceList.Read(path, context.Paths.Display(path));
    }
}
