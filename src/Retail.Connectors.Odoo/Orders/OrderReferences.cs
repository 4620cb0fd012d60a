using System.Collections.Frozen;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>What an order's words are in this Odoo: ids of products, taxes and the price list.</summary>
internal sealed record OrderReferences
{
    /// <summary>Product ids by SKU in Odoo's terms.</summary>
    public required IReadOnlyDictionary<string, long[]> Products { get; init; }

    /// <summary>Tax groups by the tax's external id.</summary>
    public required FrozenDictionary<string, long> TaxGroups { get; init; }

    /// <summary>External id of the price list; null if the company's currency needs none.</summary>
    public required string? PriceList { get; init; }

    /// <summary>True if the company rounds each line by itself; false if it adds up unrounded amounts.</summary>
    public bool RoundsPerLine { get; init; } = true;

    /// <summary>Id of the warehouse that ships; null leaves it to Odoo.</summary>
    public long? Warehouse { get; init; }
}
