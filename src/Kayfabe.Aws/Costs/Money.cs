using System.Globalization;

namespace Kayfabe.Aws.Costs;

/// <summary>An amount in US dollars, exact.</summary>
/// <param name="Dollars">The amount.</param>
public readonly record struct Money(decimal Dollars) : IComparable<Money>
{
    private const decimal LeastShown = 0.01m;
    private const int MostDecimals = 20;

    /// <summary>Nothing.</summary>
    public static Money Zero { get; } = new(0);

    /// <summary>
    /// <c>$4.50</c>; below a cent with two digits that are not 0, <c>$0.00023</c>, since "$0.00" would say that
    /// nothing is paid.
    /// </summary>
    public override string ToString()
    {
        if (Dollars == 0 || decimal.Abs(Dollars) >= LeastShown)
            return Text("N2");
        var decimals = 2;
        for (var rest = decimal.Abs(Dollars); rest < 0.1m && decimals < MostDecimals; rest *= 10)
            decimals++;
        return Text($"F{decimals}").TrimEnd('0');
    }

    /// <summary>All digits: <c>$0.115</c>, as a price is written.</summary>
    public string Exact() => Text("0.00" + new string('#', MostDecimals));

    /// <inheritdoc/>
    public int CompareTo(Money other) => Dollars.CompareTo(other.Dollars);

    /// <summary>The sum.</summary>
    public static Money operator +(Money a, Money b) => new(a.Dollars + b.Dollars);

    /// <summary>The difference.</summary>
    public static Money operator -(Money a, Money b) => new(a.Dollars - b.Dollars);

    /// <summary>So many times as much.</summary>
    public static Money operator *(Money price, decimal quantity) => new(price.Dollars * quantity);

    /// <summary>Whether one is less.</summary>
    public static bool operator <(Money a, Money b) => a.Dollars < b.Dollars;

    /// <summary>Whether one is more.</summary>
    public static bool operator >(Money a, Money b) => a.Dollars > b.Dollars;

    /// <summary>Whether one is less or equal.</summary>
    public static bool operator <=(Money a, Money b) => a.Dollars <= b.Dollars;

    /// <summary>Whether one is more or equal.</summary>
    public static bool operator >=(Money a, Money b) => a.Dollars >= b.Dollars;

    /// <summary>The same as the operator +.</summary>
    public static Money Add(Money left, Money right) => left + right;

    /// <summary>The same as the operator -.</summary>
    public static Money Subtract(Money left, Money right) => left - right;

    /// <summary>The same as the operator *.</summary>
    public static Money Multiply(Money left, decimal right) => left * right;

    private string Text(string format) =>
        (Dollars < 0 ? "-$" : "$") + decimal.Abs(Dollars).ToString(format, CultureInfo.InvariantCulture);
}
