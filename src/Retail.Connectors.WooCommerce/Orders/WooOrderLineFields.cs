using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>What of an article is written: only what is set.</summary>
public sealed record WooOrderLineFields
{
    /// <summary>The line to change; unset to add one. (<c>id</c>)</summary>
    public Settable<long?> Id { get; init; }

    /// <summary>The product's name on the day. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>The product; null removes the line. (<c>product_id</c>)</summary>
    public Settable<long?> ProductId { get; init; }

    /// <summary>The variation; 0 for none. (<c>variation_id</c>)</summary>
    public Settable<long?> VariationId { get; init; }

    /// <summary>Units; 0 removes the line. Without totals they are not computed again. (<c>quantity</c>)</summary>
    public Settable<long?> Quantity { get; init; }

    /// <summary>Slug of the tax class; empty is the standard class. (<c>tax_class</c>)</summary>
    public Settable<string?> TaxClass { get; init; }

    /// <summary>Net before discounts. (<c>subtotal</c>)</summary>
    public Settable<decimal?> Subtotal { get; init; }

    /// <summary>Net after discounts. (<c>total</c>)</summary>
    public Settable<decimal?> Total { get; init; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMetaFields>? MetaData { get; init; }

    /// <summary>Finds the product in place of its id; only for a new line. (<c>sku</c>)</summary>
    public Settable<string?> Sku { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
