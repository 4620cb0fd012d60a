using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>One tax rate of an order.</summary>
public sealed record WooTaxLine
{
    /// <summary>Id of the line. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>Code made of country, state, name and priority. (<c>rate_code</c>)</summary>
    public string RateCode { get; set; } = string.Empty;

    /// <summary>The rate's id. (<c>rate_id</c>)</summary>
    public long RateId { get; set; }

    /// <summary>What the customer reads. (<c>label</c>)</summary>
    public string Label { get; set; } = string.Empty;

    /// <summary>Charged on the net amount plus the taxes that are not compound. (<c>compound</c>)</summary>
    public bool Compound { get; set; }

    /// <summary>Tax of articles and fees. (<c>tax_total</c>)</summary>
    public decimal? TaxTotal { get; set; }

    /// <summary>Tax of shipping. (<c>shipping_tax_total</c>)</summary>
    public decimal? ShippingTaxTotal { get; set; }

    /// <summary>Rate in percent; a JSON number. (<c>rate_percent</c>)</summary>
    public decimal? RatePercent { get; set; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
