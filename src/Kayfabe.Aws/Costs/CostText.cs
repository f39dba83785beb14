using System.Globalization;
using System.Text;

namespace Kayfabe.Aws.Costs;

/// <summary>An estimate as it is printed: a line for each thing, the total, and what the prices are worth.</summary>
public static class CostText
{
    private const int LeastWidth = 30;
    private const decimal LeastQuantity = 0.0001m;

    /// <summary>The estimate, with a line break at the end.</summary>
    public static string Of(CostEstimate estimate)
    {
        var text = new StringBuilder(Lines(estimate));
        foreach (var sentence in estimate.Notes.Concat(Sentences(estimate)))
            Append(text, $"  {sentence}\n");
        return text.ToString();
    }

    /// <summary>A line for each thing, and the total.</summary>
    public static string Lines(CostEstimate estimate)
    {
        var text = new StringBuilder();
        var rows = estimate.Lines.Select(Row).ToList();
        var width = rows.Select(row => row.What.Length).Append(LeastWidth).Max();
        foreach (var (what, counted, amount) in rows)
            Append(text, $"  {what.PadRight(width)}  {amount,12}  {counted}\n");
        if (rows.Count > 1)
            Append(text, $"  {"Total".PadRight(width)}  {Total(estimate),12}\n");
        return text.ToString();
    }

    /// <summary>The sum in a few words: <c>about $4.50</c>, or that it is not known.</summary>
    public static string Total(CostEstimate estimate) => estimate.Total is { } total
        ? total.ToString()
        : estimate.Known == Money.Zero ? "not known" : $"{estimate.Known} + ?";

    /// <summary>What the prices of an estimate are worth: their dates and sources, and what is not known.</summary>
    public static IEnumerable<string> Sentences(CostEstimate estimate)
    {
        foreach (var unknown in estimate.Unknown.GroupBy(line => line.Region))
        {
            var items = string.Join(", ", unknown.Select(line => line.Item.Name).Distinct());
            yield return $"Not known in {unknown.Key}, and no other region's price is taken: {items}. Add a line for "
                + $"each to {estimate.PriceFile}.";
        }
        foreach (var source in estimate.Used.GroupBy(price => price.Source))
        {
            var dates = source.Select(price => price.Read).OfType<string>().ToList();
            var undated = source.Where(price => price.Read is null).Select(price => price.Item).Distinct().ToList();
            if (dates.Count > 0)
            {
                var oldest = dates.Min(StringComparer.Ordinal);
                yield return $"Prices of {oldest}, without taxes and free tiers; check them: {source.Key}";
            }
            if (undated.Count > 0)
            {
                yield return $"Not dated, so perhaps old: {string.Join(", ", undated)}; check: {source.Key}";
            }
        }
    }

    private static (string What, string Counted, string Amount) Row(CostLine line)
    {
        var each = line.Price is { } price ? $", {Each(price, line.Item.Unit)}" : "";
        return (line.What, $"{Number(line.Quantity)} {Plural(line.Item.Unit, line.Quantity)}{each}",
            line.Amount?.ToString() ?? "not known");
    }

    // Requests cost fractions of a cent: the price is of 1,000.
    private static string Each(Price price, string unit)
    {
        var (factor, per) = unit == "request" ? (1000m, "for 1,000") : (1m, unit == "hour" ? "an hour" : $"a {unit}");
        var first = price.Tiers[0].Price * factor;
        if (price.Tiers.Count == 1)
            return $"at {first.Exact()} {per}";
        var limit = Number(price.Tiers[1].From);
        return first == Money.Zero
            ? $"free up to {limit} a month"
            : $"at {first.Exact()} {per} up to {limit} a month";
    }

    private static string Plural(string unit, decimal quantity) =>
        quantity == 1 || unit.StartsWith("GB", StringComparison.Ordinal) ? unit : unit + "s";

    /// <summary>
    /// A quantity with at most four decimals: <c>1,200</c>, <c>0.0833</c>; of less, that it is less.
    /// </summary>
    public static string Number(decimal quantity) => quantity is > 0 and < LeastQuantity
        ? $"less than {LeastQuantity.ToString(CultureInfo.InvariantCulture)}"
        : quantity.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture));
}
