using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Stock;

/// <summary>A place that goods are at, come from or go to (<c>stock.location</c>).</summary>
public sealed record OdooLocation : IOdooRecord<OdooLocation>
{
    /// <inheritdoc/>
    public static string Model => "stock.location";

    /// <inheritdoc/>
    public static JsonTypeInfo<OdooLocation> JsonType => OdooJsonContext.Default.OdooLocation;

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its path, for example <c>WH/Stock/Shelf 1</c> (<c>complete_name</c>).</summary>
    public string? CompleteName { get; init; }

    /// <summary>Its own name (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary><c>internal</c>, <c>customer</c>, <c>supplier</c>, <c>inventory</c>, <c>transit</c>, <c>production</c> or <c>view</c> (<c>usage</c>).</summary>
    public string? Usage { get; init; }

    /// <summary>The place it is in (<c>location_id</c>).</summary>
    public OdooLink LocationId { get; init; }

    /// <summary>Its warehouse (<c>warehouse_id</c>).</summary>
    public OdooLink WarehouseId { get; init; }

    /// <summary>Its company; none for all (<c>company_id</c>).</summary>
    public OdooLink CompanyId { get; init; }

    /// <summary>False if archived (<c>active</c>).</summary>
    public bool Active { get; init; }
}
