using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kayfabe.Settings;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Aws.Costs;

/// <summary>The file <c>data/prices.json</c>, as it is bound and checked.</summary>
public sealed record PriceFile
{
    /// <summary>The prices.</summary>
    [MinLength(1), Description("The prices.")]
    public required IReadOnlyList<Price> Prices { get; init; }
}

/// <summary>What one thing costs in one region.</summary>
public sealed record Price : IValidatedSettings
{
    /// <summary>The name of the item, as <see cref="PricedItem"/> has it.</summary>
    [RegularExpression("[a-z0-9]+(/[A-Za-z0-9.-]+)+", ErrorMessage = "Write it as sagemaker/training/ml.m5.large.")]
    [Description("Service and item, parted by /.")]
    public required string Item { get; init; }

    /// <summary>The region, <c>us-east-1</c>.</summary>
    [RegularExpression(AwsSettings.RegionForm, ErrorMessage = "Write it as us-east-1.")]
    [Description("The region.")]
    public required string Region { get; init; }

    /// <summary>What is counted: <c>request</c>, <c>hour</c>, <c>GB-month</c>.</summary>
    [MinLength(1), Description("What is counted: request, hour, GB-month, GB-second, GB.")]
    public required string Unit { get; init; }

    /// <summary>US dollars a unit, by quantity a month; the first tier begins at 0.</summary>
    [MinLength(1), Description("US dollars a unit, by quantity a month; the first tier begins at 0.")]
    public required IReadOnlyList<PriceTier> Tiers { get; init; }

    /// <summary>The day or month on which it was read, <c>2026-11</c>; null where nobody knows.</summary>
    [RegularExpression("20[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?", ErrorMessage = "Write it as 2026-11.")]
    [Description("The day or month on which it was read; null where that is not known.")]
    public string? Read { get; init; }

    /// <summary>The address of the page that has it.</summary>
    [RegularExpression("https://.+", ErrorMessage = "Write the address of the page that has the price.")]
    [Description("The page that has the price.")]
    public required string Source { get; init; }

    /// <summary>What is to be known about it; null for nothing.</summary>
    [Description("What is to be known about it.")]
    public string? Note { get; init; }

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Validate()
    {
        if (Tiers[0].From != 0)
            yield return new("the first tier does not begin at 0", "Write \"from\": 0 first.", nameof(Tiers));
        for (var i = 1; i < Tiers.Count; i++)
        {
            if (Tiers[i].From <= Tiers[i - 1].From)
                yield return new("the tiers are not in ascending order", "Sort them by from.", nameof(Tiers));
        }
    }

    /// <summary>What a quantity costs, across the tiers.</summary>
    /// <param name="quantity">How many units.</param>
    /// <param name="before">How many were used before in the same month.</param>
    public Money Of(decimal quantity, decimal before = 0)
    {
        var sum = Money.Zero;
        for (var i = 0; i < Tiers.Count; i++)
        {
            var (from, to) = (decimal.Max(Tiers[i].From, before), before + quantity);
            if (i + 1 < Tiers.Count)
                to = decimal.Min(to, Tiers[i + 1].From);
            if (to > from)
                sum += Tiers[i].Price * (to - from);
        }
        return sum;
    }
}

/// <summary>A price from a quantity a month on.</summary>
public sealed record PriceTier
{
    /// <summary>The units a month from which it holds. 0 or more.</summary>
    [Range(0, 1e15), Description("The units a month from which it holds.")]
    public required long From { get; init; }

    /// <summary>US dollars a unit. 0 or more.</summary>
    [Range(0d, 1e6), Description("US dollars a unit.")]
    public required double Dollars { get; init; }

    /// <summary>The price of a unit.</summary>
    // A double of at most 15 digits is the decimal that was written.
    internal Money Price => new((decimal)Dollars);
}
