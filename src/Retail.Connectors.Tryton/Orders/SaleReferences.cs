using Retail.Connectors.Tryton.Products;
using Retail.Connectors.Tryton.Stock;
using Retail.Connectors.Tryton.Taxes;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>What an order's words are in this Tryton.</summary>
internal sealed record SaleReferences
{
    /// <summary>Variants by SKU in Tryton's terms.</summary>
    public required IReadOnlyDictionary<string, TrytonProduct> Products { get; init; }

    /// <summary>Taxes by the shop's rate.</summary>
    public required IReadOnlyDictionary<string, TaxInfo> Taxes { get; init; }

    public required long Currency { get; init; }

    public required TrytonLocation Warehouse { get; init; }

    public required long? WebShop { get; init; }

    public required long? PaymentTerm { get; init; }
}
