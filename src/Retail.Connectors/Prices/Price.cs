using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Prices;

/// <summary>What one unit of a product costs, on one price list.</summary>
public sealed record Price
{
    /// <summary>The stock keeping unit.</summary>
    public required string Sku { get; init; }

    /// <summary>The system's name of the price list; empty for the product's own price.</summary>
    public required string PriceList { get; init; }

    /// <summary>The price of one sales unit, at the precision that the system gives.</summary>
    public required Money Amount { get; init; }

    /// <summary>Whether tax is contained.</summary>
    public required PriceBasis Basis { get; init; }

    /// <summary>From which quantity on, in sales units; one or less for any.</summary>
    public decimal MinQuantity { get; init; } = 1;

    /// <summary>From when on; null for at once.</summary>
    public Instant? From { get; init; }

    /// <summary>Until when, excluded; null for until it is changed.</summary>
    public Instant? Until { get; init; }

    /// <summary>What it costs without price rules that end: this price is a reduction for a time. Null if it is none, or the system does not tell them apart.</summary>
    public Money? Regular { get; init; }

    /// <summary>The tax on the product where its system is at home, as a share: 0.19 for 19 %. Null if the system does not say, or there are several.</summary>
    public decimal? TaxRate { get; init; }
}
