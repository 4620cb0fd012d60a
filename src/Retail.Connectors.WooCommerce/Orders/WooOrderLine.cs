using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>An article of an order.</summary>
public sealed record WooOrderLine
{
    /// <summary>Id of the line; unique over all lines of the order. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>The product's name on the day, HTML-encoded (<c>&amp;amp;</c>). (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Name of a variation's product; empty for others. (<c>parent_name</c>)</summary>
    public string ParentName { get; set; } = string.Empty;

    /// <summary>The product; 0 if it was unknown or is deleted. (<c>product_id</c>)</summary>
    public long ProductId { get; set; }

    /// <summary>The variation; 0 if none. (<c>variation_id</c>)</summary>
    public long VariationId { get; set; }

    /// <summary>Number of units. (<c>quantity</c>)</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Tax class; empty is the standard class. (<c>tax_class</c>)</summary>
    public string TaxClass { get; set; } = string.Empty;

    /// <summary>Net before discounts. (<c>subtotal</c>)</summary>
    public decimal? Subtotal { get; set; }

    /// <summary>Tax before discounts. (<c>subtotal_tax</c>)</summary>
    public decimal? SubtotalTax { get; set; }

    /// <summary>Net after discounts. (<c>total</c>)</summary>
    public decimal? Total { get; set; }

    /// <summary>Tax after discounts. (<c>total_tax</c>)</summary>
    public decimal? TotalTax { get; set; }

    /// <summary>Tax by rate; a rate without a total does not apply. (<c>taxes</c>)</summary>
    public IReadOnlyList<WooLineTax> Taxes { get; set => field = value ?? []; } = [];

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>The product's SKU; empty also where the shop sends null. (<c>sku</c>)</summary>
    public string Sku { get; set; } = string.Empty;

    /// <summary>GTIN, UPC, EAN or ISBN; may be empty. (<c>global_unique_id</c>)</summary>
    public string GlobalUniqueId { get; set; } = string.Empty;

    /// <summary>Price of one unit as a JSON float, with the artefacts of one: divide <see cref="Total"/> by <see cref="Quantity"/> instead. (<c>price</c>)</summary>
    public decimal? Price { get; set; }

    /// <summary>Picture. (<c>image</c>)</summary>
    public WooLineImage Image { get; set => field = value ?? new(); } = new();

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
