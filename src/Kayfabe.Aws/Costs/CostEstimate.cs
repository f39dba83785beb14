namespace Kayfabe.Aws.Costs;

/// <summary>One thing that is paid for.</summary>
/// <param name="What">What it is, as a user would say it.</param>
/// <param name="Item">What the service charges for.</param>
/// <param name="Region">The region.</param>
/// <param name="Quantity">How many units.</param>
/// <param name="Price">The price of a unit; null where it is not known.</param>
/// <param name="Before">How many units were used before in the same month.</param>
public sealed record CostLine(
    string What, PricedItem Item, string Region, decimal Quantity, Price? Price, decimal Before = 0)
{
    /// <summary>What it costs; null where the price is not known, unless nothing is used.</summary>
    public Money? Amount => Quantity == 0 ? Money.Zero : Price?.Of(Quantity, Before);
}

/// <summary>What something would cost.</summary>
/// <param name="What">What is done, a verb: <c>record 1,200 pictures</c>.</param>
/// <param name="Lines">What is paid for.</param>
/// <param name="PriceFile">The file of the prices, as the user would type it.</param>
public sealed record CostEstimate(string What, IReadOnlyList<CostLine> Lines, string PriceFile)
{
    /// <summary>What was assumed, and what is not counted: a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The sum of what is known.</summary>
    public Money Known => Lines.Aggregate(Money.Zero, (sum, line) => sum + (line.Amount ?? Money.Zero));

    /// <summary>The sum; null where a price is not known.</summary>
    public Money? Total => Lines.Any(line => line.Amount is null) ? null : Known;

    /// <summary>The lines whose price is not known.</summary>
    public IEnumerable<CostLine> Unknown => Lines.Where(line => line.Amount is null);

    /// <summary>The prices that the sum is made of.</summary>
    public IEnumerable<Price> Used => Lines.Where(line => line.Quantity > 0).Select(line => line.Price).OfType<Price>();
}
