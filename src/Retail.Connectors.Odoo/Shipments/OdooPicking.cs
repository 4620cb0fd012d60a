using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Shipments;

/// <summary>A transfer of goods: a delivery, a receipt, or within (<c>stock.picking</c>).</summary>
public sealed record OdooPicking : IOdooRecord<OdooPicking>, IWritten
{
    /// <inheritdoc/>
    public static string Model => "stock.picking";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooPicking> JsonType => OdooJsonContext.Default.OdooPicking;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its number (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary><c>draft</c>, <c>waiting</c>, <c>confirmed</c>, <c>assigned</c>, <c>done</c> or <c>cancel</c> (<c>state</c>).</summary>
    public string? State { get; init; }

    /// <summary>Its source document (<c>origin</c>).</summary>
    public string? Origin { get; init; }

    /// <summary>From or to whom (<c>partner_id</c>).</summary>
    public OdooLink PartnerId { get; init; }

    /// <summary>Its kind (<c>picking_type_id</c>).</summary>
    public OdooLink PickingTypeId { get; init; }

    /// <summary><c>incoming</c>, <c>outgoing</c> or <c>internal</c> (<c>picking_type_code</c>).</summary>
    public string? PickingTypeCode { get; init; }

    /// <summary>From where (<c>location_id</c>).</summary>
    public OdooLink LocationId { get; init; }

    /// <summary>Where to (<c>location_dest_id</c>).</summary>
    public OdooLink LocationDestId { get; init; }

    /// <summary>The sales order it is for (<c>sale_id</c>).</summary>
    public OdooLink SaleId { get; init; }

    /// <summary>The transfer whose goods it brings back (<c>return_id</c>).</summary>
    public OdooLink ReturnId { get; init; }

    /// <summary>The transfer that it is the rest of (<c>backorder_id</c>).</summary>
    public OdooLink BackorderId { get; init; }

    /// <summary>When it is planned (<c>scheduled_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? ScheduledDate { get; init; }

    /// <summary>When it was done (<c>date_done</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? DateDone { get; init; }

    /// <summary>Who carries it (<c>carrier_id</c>).</summary>
    public OdooLink CarrierId { get; init; }

    /// <summary>The carrier's numbers (<c>carrier_tracking_ref</c>).</summary>
    public string? CarrierTrackingRef { get; init; }

    /// <summary>Where the customer can follow it (<c>carrier_tracking_url</c>).</summary>
    public string? CarrierTrackingUrl { get; init; }

    /// <summary>Its moves (<c>move_ids</c>).</summary>
    public ImmutableArray<long> MoveIds { get; init; } = [];

    /// <summary>Start of the transaction that wrote it last (<c>write_date</c>).</summary>
    [JsonConverter(typeof(OdooInstantConverter))]
    public Instant? WriteDate { get; init; }
}
