using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Stock;

/// <summary>A warehouse (<c>stock.warehouse</c>).</summary>
public sealed record OdooWarehouse : IOdooRecord<OdooWarehouse>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "stock.warehouse";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooWarehouse> JsonType => OdooJsonContext.Default.OdooWarehouse;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its short name (<c>code</c>).</summary>
    public string? Code { get; init; }

    /// <summary>What people call it (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>Its company (<c>company_id</c>).</summary>
    public OdooLink CompanyId { get; init; }

    /// <summary>The place that all its places are in (<c>view_location_id</c>).</summary>
    public OdooLink ViewLocationId { get; init; }

    /// <summary>Where its goods lie (<c>lot_stock_id</c>).</summary>
    public OdooLink LotStockId { get; init; }

    /// <summary>The kind of its receipts (<c>in_type_id</c>).</summary>
    public OdooLink InTypeId { get; init; }

    /// <summary>The kind of its deliveries (<c>out_type_id</c>).</summary>
    public OdooLink OutTypeId { get; init; }

    /// <summary>Start of the transaction that wrote it last (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
