using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>A fee of an order, or a reduction if negative.</summary>
public sealed record WooFeeLine
{
    /// <summary>Id of the line. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>What the customer read, as plain text. (<c>name</c>)</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Tax class. (<c>tax_class</c>)</summary>
    public string TaxClass { get; set; } = string.Empty;

    /// <summary>Not to be trusted: read <see cref="Taxes"/>. (<c>tax_status</c>)</summary>
    public string TaxStatus { get; set; } = string.Empty;

    /// <summary>Amount as entered; null where the shop sends empty text. (<c>amount</c>)</summary>
    public decimal? Amount { get; set; }

    /// <summary>Net. (<c>total</c>)</summary>
    public decimal? Total { get; set; }

    /// <summary>Tax. (<c>total_tax</c>)</summary>
    public decimal? TotalTax { get; set; }

    /// <summary>Tax by rate. (<c>taxes</c>)</summary>
    public IReadOnlyList<WooLineTax> Taxes { get; set => field = value ?? []; } = [];

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
