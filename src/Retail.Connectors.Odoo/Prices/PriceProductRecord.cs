using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Prices;

/// <summary>What a product's price is made from (<c>product.product</c>).</summary>
internal sealed record PriceProductRecord : IOdooRecord<PriceProductRecord>
{
    public static string Model => "product.product";

    public static JsonTypeInfo<PriceProductRecord> JsonType => OdooJsonContext.Default.PriceProductRecord;

    public long Id { get; init; }

    public string? DefaultCode { get; init; }

    public OdooLink ProductTmplId { get; init; }

    public OdooLink CategId { get; init; }

    public decimal LstPrice { get; init; }

    public decimal StandardPrice { get; init; }

    public OdooLink CurrencyId { get; init; }

    public ImmutableArray<long> TaxesId { get; init; } = [];
}
