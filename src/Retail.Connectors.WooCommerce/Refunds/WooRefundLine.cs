using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Orders;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Refunds;

/// <summary>An article of a refund; quantity and amounts are negative.</summary>
public sealed record WooRefundLine
{
    /// <summary>Id. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>The product's name on the day, HTML-encoded. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The product; 0 if it is deleted. (<c>product_id</c>)</summary>
    public long ProductId { get; set; }

    /// <summary>Variation ID, if applicable. (<c>variation_id</c>)</summary>
    public long VariationId { get; set; }

    /// <summary>Number of units. (<c>quantity</c>)</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Slug of the tax class; empty is the standard class. (<c>tax_class</c>)</summary>
    public string TaxClass { get; set; } = string.Empty;

    /// <summary>Line subtotal (before discounts). (<c>subtotal</c>)</summary>
    public decimal? Subtotal { get; set; }

    /// <summary>Line subtotal tax (before discounts). (<c>subtotal_tax</c>)</summary>
    public decimal? SubtotalTax { get; set; }

    /// <summary>Line total (after discounts). (<c>total</c>)</summary>
    public decimal? Total { get; set; }

    /// <summary>Line total tax (after discounts). (<c>total_tax</c>)</summary>
    public decimal? TotalTax { get; set; }

    /// <summary>Line taxes. (<c>taxes</c>)</summary>
    public IReadOnlyList<WooRefundTax> Taxes { get; set => field = value ?? []; } = [];

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>Stock keeping unit, unique without regard to case. (<c>sku</c>)</summary>
    public string Sku { get; set; } = string.Empty;

    /// <summary>Price of one unit as a JSON float, with the artefacts of one. (<c>price</c>)</summary>
    public decimal? Price { get; set; }

    /// <summary>Never sent; it is only written. (<c>refund_total</c>)</summary>
    public decimal? RefundTotal { get; set; }

    /// <summary>GTIN, UPC, EAN or ISBN; may be empty. (<c>global_unique_id</c>)</summary>
    public string GlobalUniqueId { get; set; } = string.Empty;

    /// <summary>Picture. (<c>image</c>)</summary>
    public WooLineImage Image { get; set => field = value ?? new(); } = new();

    /// <summary>Name of a variation's product; empty for others. (<c>parent_name</c>)</summary>
    public string ParentName { get; set; } = string.Empty;

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
