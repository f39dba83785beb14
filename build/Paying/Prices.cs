using Kayfabe.Aws.Costs;
using Kayfabe.Build.Running;

namespace Kayfabe.Build.Paying;

/// <summary>The price list of this checkout.</summary>
public static class Prices
{
    /// <summary>Reads and checks <c>data/prices.json</c>.</summary>
    /// <exception cref="Settings.InputException">It cannot be read, or has faults.</exception>
    public static PriceList Of(ProjectPaths paths)
    {
        var path = Path.Combine(paths.Data, "prices.json");
        return PriceList.Read(path, paths.Display(path));
    }
}
