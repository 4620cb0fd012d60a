using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>A shipping charge of an order.</summary>
public sealed record WooShippingLine
{
    /// <summary>Id of the line. (<c>id</c>)</summary>
    public long Id { get; set; }

    /// <summary>What the customer read, as plain text. (<c>method_title</c>)</summary>
    public string MethodTitle { get; set; } = string.Empty;

    /// <summary>Method, for example <c>flat_rate</c>. (<c>method_id</c>)</summary>
    public string MethodId { get; set; } = string.Empty;

    /// <summary>The zone's instance of the method; may be empty. (<c>instance_id</c>)</summary>
    public string InstanceId { get; set; } = string.Empty;

    /// <summary>Net. (<c>total</c>)</summary>
    public decimal? Total { get; set; }

    /// <summary>Tax. (<c>total_tax</c>)</summary>
    public decimal? TotalTax { get; set; }

    /// <summary>Tax by rate. (<c>taxes</c>)</summary>
    public IReadOnlyList<WooLineTax> Taxes { get; set => field = value ?? []; } = [];

    /// <summary>Not to be trusted: read <see cref="Taxes"/>. (<c>tax_status</c>)</summary>
    public string TaxStatus { get; set; } = string.Empty;

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMeta> MetaData { get; set => field = value ?? []; } = [];

    /// <summary>Fields that this type does not name, such as those of plugins, as they came; null if there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
