using Kayfabe.Settings;

namespace Kayfabe.Aws.Costs;

/// <summary>
/// What the services charge, as <c>data/prices.json</c> has it. A price that is not there is not known: that of another
/// region is never taken in its place.
/// </summary>
public sealed class PriceList
{
    private readonly Dictionary<(string Item, string Region), Price> _prices = [];

    private PriceList(string file) => File = file;

    /// <summary>The file, as the user would type it.</summary>
    public string File { get; }

    /// <summary>Reads and checks the file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What faults call it; the path where it is not given.</param>
    /// <exception cref="InputException">It cannot be read, or has faults, with the line and column of each.</exception>
    public static PriceList Read(string path, string? name = null) =>
        Parse(SettingsFile.ReadBytes(path, name ?? path), name ?? path);

    /// <summary>Reads and checks a file's bytes.</summary>
    /// <exception cref="InputException">It has faults.</exception>
    public static PriceList Parse(ReadOnlyMemory<byte> utf8, string name)
    {
        var list = new PriceList(name);
        var faults = new FaultList();
        foreach (var price in SettingsFile.Parse<PriceFile>(utf8, name).Prices)
        {
            if (!list._prices.TryAdd((price.Item, price.Region), price))
            {
                faults.Add(new Fault(
                    $"{price.Item} in {price.Region} has two prices", "Keep the one that was read later.", name));
            }
        }
        faults.ThrowIfAny();
        return list;
    }

    /// <summary>The price of an item in a region; null where it is not known.</summary>
    /// <exception cref="InputException">The file counts the item in another unit.</exception>
    public Price? Find(PricedItem item, string region) =>
        !_prices.TryGetValue((item.Name, region), out var price) ? null
        : price.Unit == item.Unit ? price
        : throw new InputException(new Fault(
            $"the price of {item.Name} in {region} is for a {Quotation.Of(price.Unit)}",
            $"Write the price of one {item.Unit}, and \"unit\": \"{item.Unit}\".",
            File));

    /// <summary>A line of an estimate.</summary>
    /// <param name="what">What is paid for: <c>DetectLabels of 1,200 pictures</c>.</param>
    /// <param name="item">What the service charges for.</param>
    /// <param name="region">The region.</param>
    /// <param name="quantity">How many units.</param>
    /// <param name="before">How many were used before in the same month, where that is known.</param>
    public CostLine Line(string what, PricedItem item, string region, decimal quantity, decimal before = 0) =>
        new(what, item, region, quantity, Find(item, region), before);
}
