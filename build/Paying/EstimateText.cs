using System.Text;
using System.Text.Json;
using Kayfabe.Aws.Costs;

namespace Kayfabe.Build.Paying;

/// <summary>An estimate as text, and as JSON.</summary>
internal static class EstimateText
{
    /// <summary>For people.</summary>
    public static string Of(StudyEstimate estimate)
    {
        var text = new StringBuilder(
            $"What {estimate.Study} would cost in {estimate.Region}. No service was asked, and nothing was spent.\n");
        if (estimate.IsAssumed)
            text.Append("Nothing names a region: write aws.region in study.json, or set AWS_REGION.\n");
        foreach (var (target, cost) in estimate.Targets)
        {
            text.Append($"\n{target}: {cost.What}\n{CostText.Lines(cost)}");
            foreach (var note in cost.Notes)
                text.Append($"  {note}\n");
        }
        text.Append('\n');
        foreach (var sentence in CostText.Sentences(estimate.Whole))
            text.Append($"{sentence}\n");
        return text.ToString();
    }

    /// <summary>For programs: dollars as texts, which lose no digit; null where a price is not known.</summary>
    public static void WriteJson(StudyEstimate estimate, Stream target)
    {
        using var json = new Utf8JsonWriter(target, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("study", estimate.Study);
        json.WriteString("region", estimate.Region);
        json.WriteBoolean("regionIsAssumed", estimate.IsAssumed);
        json.WriteString("prices", estimate.Whole.PriceFile);
        json.WriteStartArray("targets");
        foreach (var (name, cost) in estimate.Targets)
            Write(json, name, cost);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, CostEstimate cost)
    {
        json.WriteStartObject();
        json.WriteString("target", name);
        json.WriteString("what", cost.What);
        json.WriteString("dollars", Dollars(cost.Total));
        json.WriteStartArray("lines");
        foreach (var line in cost.Lines)
        {
            json.WriteStartObject();
            json.WriteString("what", line.What);
            json.WriteString("item", line.Item.Name);
            json.WriteNumber("quantity", decimal.Round(line.Quantity, 6));
            json.WriteString("unit", line.Item.Unit);
            json.WriteString("dollars", Dollars(line.Amount));
            json.WriteString("priceRead", line.Price?.Read);
            json.WriteString("priceSource", line.Price?.Source);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in cost.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? Dollars(Money? money) =>
        money?.Dollars.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture);
}
