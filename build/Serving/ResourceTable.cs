using System.Globalization;
using System.Text;
using Kayfabe.Aws.Costs;
using Kayfabe.Aws.Resources;
using Kayfabe.Store.Keys;

namespace Kayfabe.Build.Serving;

/// <summary>
/// Resources as a table: what, since when, what an hour costs, and what it was so far; the name has a line of its own,
/// so that a row fits into 80 columns.
/// </summary>
[OutsideFingerprint("Where something is computed, and who pays, is no part of a result.")]
internal static class ResourceTable
{
    private static readonly string[] s_titles = ["What", "State", "Since (UTC)", "An hour", "So far"];

    /// <summary>The table, with the sum of an hour below it.</summary>
    public static string Of(
        IReadOnlyList<FoundResource> found, PriceList prices, string region, DateTimeOffset now)
    {
        var (rows, names) = (new List<string[]> { s_titles }, new List<string> { "" });
        var (sum, unknown) = (Money.Zero, 0);
        foreach (var one in found)
        {
            var hourly = Hourly(one, prices, region);
            if (one.IsBilled)
                (sum, unknown) = (sum + (hourly ?? Money.Zero), unknown + (hourly is null ? 1 : 0));
            rows.Add(
            [
                one.Kind.Text(), one.Status.Length > 0 ? one.Status : "there",
                one.Since?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "",
                !one.IsBilled ? "" : hourly?.Exact() ?? "not known", SoFar(one, prices, region, now),
            ]);
            names.Add($"  {one.Name}{(one.Detail.Length > 0 ? $" ({one.Detail})" : "")}\n");
        }
        var text = new StringBuilder();
        foreach (var (row, name) in rows.Zip(names))
        {
            for (var i = 0; i < row.Length; i++)
                text.Append(i + 1 == row.Length ? row[i] : row[i].PadRight(rows.Max(other => other[i].Length) + 2));
            while (text[^1] == ' ')
                text.Length--;
            text.Append('\n').Append(name);
        }
        return text.Append(CultureInfo.InvariantCulture, $"\nAll of it costs {sum.Exact()} an hour, {sum * 24} a day")
            .Append(unknown > 0 ? $", and {unknown} whose price is not in {prices.File}" : "").Append(".\n").ToString();
    }

    private static Money? Hourly(FoundResource one, PriceList prices, string region) =>
        one.IsBilled && prices.Find(ItemOf(one), region) is { } price ? price.Of(one.Instances) : null;

    // By the hours that it exists; a job is billed from the start of its instances.
    private static string SoFar(FoundResource one, PriceList prices, string region, DateTimeOffset now) =>
        !one.IsBilled || one.Since is not { } since || now <= since ? ""
        : prices.Find(ItemOf(one), region)?.Of((decimal)(now - since).TotalHours * one.Instances).ToString()
            ?? "not known";

    private static PricedItem ItemOf(FoundResource one) => one.Kind switch
    {
        ResourceKind.TrainingJob => PricedItem.Training(one.InstanceType!),
        ResourceKind.TransformJob => PricedItem.Transform(one.InstanceType!),
        _ => PricedItem.Hosting(one.InstanceType!),
    };
}
