using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Stock;

/// <summary>How many of a product lie at one place (<c>stock.quant</c>).</summary>
public sealed record OdooQuant : IOdooRecord<OdooQuant>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "stock.quant";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooQuant> JsonType => OdooJsonContext.Default.OdooQuant;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>What (<c>product_id</c>).</summary>
    public OdooLink ProductId { get; init; }

    /// <summary>Where (<c>location_id</c>).</summary>
    public OdooLink LocationId { get; init; }

    /// <summary>Its lot or serial number (<c>lot_id</c>).</summary>
    public OdooLink LotId { get; init; }

    /// <summary>Its package (<c>package_id</c>).</summary>
    public OdooLink PackageId { get; init; }

    /// <summary>Whose it is, if not the company's (<c>owner_id</c>).</summary>
    public OdooLink OwnerId { get; init; }

    /// <summary>How many lie there (<c>quantity</c>).</summary>
    public decimal Quantity { get; init; }

    /// <summary>How many of them are reserved (<c>reserved_quantity</c>).</summary>
    public decimal ReservedQuantity { get; init; }

    /// <summary>Start of the transaction that wrote it last (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
