using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>A coupon of an order.</summary>
public sealed record WooCouponLine
{
    /// <summary>Id of the line. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Code as entered. (<c>code</c>)</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>What it took off, net; not padded to the shop's decimals. (<c>discount</c>)</summary>
    public decimal? Discount { get; set; }

    /// <summary>What it took off the taxes; not padded. (<c>discount_tax</c>)</summary>
    public decimal? DiscountTax { get; set; }

    /// <summary><c>percent</c>, <c>fixed_cart</c>, <c>fixed_product</c> or a plugin's. (<c>discount_type</c>)</summary>
    public string DiscountType { get; set; } = string.Empty;

    /// <summary>The coupon's amount or percentage; a JSON number. (<c>nominal_amount</c>)</summary>
    public decimal? NominalAmount { get; set; }

    /// <summary>Gives free shipping. (<c>free_shipping</c>)</summary>
    public bool FreeShipping { get; set; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
