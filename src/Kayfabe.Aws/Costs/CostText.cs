using System.Globalization;
using System.Text;

namespace Kayfabe.Aws.Costs;

/// <summary>An estimate as it is printed: a line for each thing, the total, and what the prices are worth.</summary>
public static class CostText
{
    /// <summary>The estimate, with a line break at the end.</summary>
    public static string Of(CostEstimate estimate)
    {
        var text = new StringBuilder();
        var rows = estimate.Lines.Select(Row).ToList();
        var width = rows.Select(row => row.What.Length).DefaultIfEmpty().Max();
        foreach (var (what, counted, amount) in rows)
            Append(text, $"  {what.PadRight(width)}  {amount,12}  {counted}\n");
        Append(text, $"  {"Total".PadRight(width)}  {Total(estimate),12}\n");
        foreach (var line in Sentences(estimate))
            Append(text, $"  {line}\n");
        return text.ToString();
    }

    /// <summary>The sum in a few words: <c>about $4.50</c>, or that it is not known.</summary>
    public static string Total(CostEstimate estimate) => estimate.Total is { } total
        ? total.ToString()
        : estimate.Known == Money.Zero ? "not known" : $"{estimate.Known} + ?";

    /// <summary>What the estimate rests on: dates of the prices, unknown prices, assumptions.</summary>
    public static IEnumerable<string> Sentences(CostEstimate estimate)
    {
        foreach (var line in estimate.Unknown)
        {
            yield return $"The price of {line.Item.Name} in {line.Region} is not known: add a line for it to "
                + $"{estimate.PriceFile}.";
        }
        if (estimate.Used.Any())
        {
            var undated = estimate.Used.Where(price => price.Read is null).Select(price => price.Item).Distinct().Order(
                StringComparer.Ordinal).ToList();
            var oldest = estimate.Used.Select(price => price.Read).OfType<string>().Min(StringComparer.Ordinal);
            var sources = string.Join(", ", estimate.Used.Select(price => price.Source).Distinct());
            if (oldest is not null)
                yield return $"Prices as of {oldest}, without taxes and free tiers; check them: {sources}";
            if (undated.Count > 0)
            {
                yield return $"When the price of {string.Join(", ", undated)} was read is not known"
                    + (oldest is null ? $"; check it: {sources}" : ".");
            }
        }
        foreach (var note in estimate.Notes)
            yield return note;
    }

    private static (string What, string Counted, string Amount) Row(CostLine line)
    {
        var each = line.Price is { } price ? $" at {Each(price, line.Item.Unit)}" : "";
        return (line.What, $"{Number(line.Quantity)} {Plural(line.Item.Unit, line.Quantity)}{each}",
            line.Amount?.ToString() ?? "not known");
    }

    // Requests cost fractions of a cent: the price is of 1,000.
    private static string Each(Price price, string unit)
    {
        var (first, last) = (price.Tiers[0].Price, price.Tiers[^1].Price);
        var (factor, per) = unit == "request" ? (1000m, "1,000") : (1m, unit);
        return first == last
            ? $"{first * factor} a {per}".Replace("a 1,000", "for 1,000", StringComparison.Ordinal)
            : $"{first * factor} for {per}, less above {Number(price.Tiers[1].From)} a month";
    }

    private static string Plural(string unit, decimal quantity) =>
        quantity == 1 || unit.StartsWith("GB", StringComparison.Ordinal) ? unit : unit + "s";

    /// <summary>A quantity with at most four significant decimals: <c>1,200</c>, <c>0.0833</c>.</summary>
    public static string Number(decimal quantity) => quantity.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture));
}
