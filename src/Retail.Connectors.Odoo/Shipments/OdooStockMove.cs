using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Shipments;

/// <summary>A move of one product, mostly a line of a transfer (<c>stock.move</c>).</summary>
public sealed record OdooStockMove : IOdooRecord<OdooStockMove>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "stock.move";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooStockMove> JsonType => OdooJsonContext.Default.OdooStockMove;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its transfer (<c>picking_id</c>).</summary>
    public OdooLink PickingId { get; init; }

    /// <summary>What is moved (<c>product_id</c>).</summary>
    public OdooLink ProductId { get; init; }

    /// <summary>In which unit (<c>product_uom</c>).</summary>
    public OdooLink ProductUom { get; init; }

    /// <summary>How many are asked for (<c>product_uom_qty</c>).</summary>
    public decimal ProductUomQty { get; init; }

    /// <summary>How many are reserved, or were moved if it is done (<c>quantity</c>).</summary>
    public decimal Quantity { get; init; }

    /// <summary>True if somebody took them (<c>picked</c>).</summary>
    public bool Picked { get; init; }

    /// <summary><c>draft</c>, <c>waiting</c>, <c>confirmed</c>, <c>partially_available</c>, <c>assigned</c>, <c>done</c> or <c>cancel</c> (<c>state</c>).</summary>
    public string? State { get; init; }

    /// <summary>From where (<c>location_id</c>).</summary>
    public OdooLink LocationId { get; init; }

    /// <summary>Where to (<c>location_dest_id</c>).</summary>
    public OdooLink LocationDestId { get; init; }

    /// <summary>What sort of place it comes from, for example <c>customer</c> (<c>location_usage</c>).</summary>
    public string? LocationUsage { get; init; }

    /// <summary>What sort of place it goes to, for example <c>customer</c> (<c>location_dest_usage</c>).</summary>
    public string? LocationDestUsage { get; init; }

    /// <summary>The order line it is for (<c>sale_line_id</c>).</summary>
    public OdooLink SaleLineId { get; init; }

    /// <summary>The move whose goods it brings back (<c>origin_returned_move_id</c>).</summary>
    public OdooLink OriginReturnedMoveId { get; init; }

    /// <summary>When it is planned, or was done (<c>date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? Date { get; init; }

    /// <summary>Start of the transaction that wrote it last (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
