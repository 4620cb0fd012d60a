using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Prices;

/// <summary>A price list (<c>product.pricelist</c>).</summary>
public sealed record OdooPriceList : IOdooRecord<OdooPriceList>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "product.pricelist";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooPriceList> JsonType => OdooJsonContext.Default.OdooPriceList;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>What people call it (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The currency of its prices (<c>currency_id</c>).</summary>
    public OdooLink CurrencyId { get; init; }

    /// <summary>Its company; none for all (<c>company_id</c>).</summary>
    public OdooLink CompanyId { get; init; }

    /// <summary>False if archived (<c>active</c>).</summary>
    public bool Active { get; init; }

    /// <summary>Start of the transaction that wrote it last (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
