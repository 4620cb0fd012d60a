using System.Globalization;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Prices;

/// <summary>How one price was made, step by step.</summary>
public sealed record PriceDerivation
{
    /// <summary>The source's price list; empty for the product's own price.</summary>
    public required string List { get; init; }

    /// <summary>From which quantity on it holds, in sales units.</summary>
    public decimal MinQuantity { get; init; } = 1;

    /// <summary>What the list says.</summary>
    public required Money Source { get; init; }

    /// <summary>Whether that contains tax.</summary>
    public required PriceBasis Basis { get; init; }

    /// <summary>The tax that was added or taken off, as a share; null if list and shop agree.</summary>
    public decimal? TaxRate { get; init; }

    /// <summary>The price in the shop's basis, not rounded.</summary>
    public required decimal Converted { get; init; }

    /// <summary>The floor, if the price was below it, or would have been rounded below it; null if it played no part.</summary>
    public decimal? Floor { get; init; }

    /// <summary>How it was rounded, for people.</summary>
    public required string Rounding { get; init; }

    /// <summary>What comes out.</summary>
    public required decimal Result { get; init; }

    /// <summary>The steps as one line of text.</summary>
    public override string ToString()
    {
        var list = List.Length == 0 ? "the product's own price" : $"list '{List}'";
        var quantity = MinQuantity > 1 ? string.Create(CultureInfo.InvariantCulture, $" from {MinQuantity:0.######}") : string.Empty;
        var tax = TaxRate is { } rate
            ? string.Create(CultureInfo.InvariantCulture, $", {(Basis == PriceBasis.Net ? "plus" : "less")} {rate * 100:0.####} % tax = {Converted:0.######}")
            : string.Empty;
        var floor = Floor is { } least ? string.Create(CultureInfo.InvariantCulture, $", not below {least:0.######}") : string.Empty;
        var basis = Basis == PriceBasis.Net ? "net" : "gross";
        return string.Create(CultureInfo.InvariantCulture, $"{Result} = {Source.Amount:0.######} {Source.Currency} {basis} on {list}{quantity}{tax}{floor}, {Rounding}");
    }
}
