using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>What of a fee is written: only what is set.</summary>
public sealed record WooFeeLineFields
{
    /// <summary>The fee to change; unset to add one. (<c>id</c>)</summary>
    public Settable<long?> Id { get; init; }

    /// <summary>Name; null removes the fee. (<c>name</c>)</summary>
    public Settable<string?> Name { get; init; }

    /// <summary>Slug of the tax class; empty is the standard class. (<c>tax_class</c>)</summary>
    public Settable<string?> TaxClass { get; init; }

    /// <summary><c>taxable</c>, <c>shipping</c> or <c>none</c>. (<c>tax_status</c>)</summary>
    public Settable<string?> TaxStatus { get; init; }

    /// <summary>Net; negative for a rebate. (<c>total</c>)</summary>
    public Settable<decimal?> Total { get; init; }

    /// <summary>Fields of plugins. (<c>meta_data</c>)</summary>
    public IReadOnlyList<WooMetaFields>? MetaData { get; init; }

    /// <summary>Fields that this type does not name, such as those of plugins, sent as they are; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
