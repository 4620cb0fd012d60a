using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Shipments;

/// <summary>A movement of goods (<c>stock.move</c>).</summary>
public sealed record TrytonMove : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The variant (<c>product</c>).</summary>
    [JsonPropertyName("product.")]
    public TrytonCode? Product { get; init; }

    /// <summary>How many, in <see cref="Uom"/> (<c>quantity</c>).</summary>
    public decimal? Quantity { get; init; }

    /// <summary>How many, in the product's own unit (<c>internal_quantity</c>).</summary>
    public decimal? InternalQuantity { get; init; }

    /// <summary>Unit of measure (<c>uom</c>).</summary>
    public long? Uom { get; init; }

    /// <summary><c>staging</c>, <c>draft</c>, <c>assigned</c>, <c>done</c> or <c>cancelled</c> (<c>state</c>).</summary>
    public string? State { get; init; }

    /// <summary>What it belongs to, such as <c>sale.line,17</c> or <c>stock.move,4</c> (<c>origin</c>).</summary>
    public string? Origin { get; init; }

    /// <summary>The shipment, such as <c>stock.shipment.out,3</c> (<c>shipment</c>).</summary>
    public string? Shipment { get; init; }

    /// <summary>Where it leaves (<c>from_location</c>).</summary>
    public long? FromLocation { get; init; }

    /// <summary>Where it arrives (<c>to_location</c>).</summary>
    public long? ToLocation { get; init; }

    /// <summary>Price of one (<c>unit_price</c>).</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Currency of the price (<c>currency</c>).</summary>
    public long? Currency { get; init; }

    /// <summary>When it was made: the start of the transaction (<c>create_date</c>).</summary>
    public Instant? CreateDate { get; init; }

    /// <summary>When it was last written; null until the first write (<c>write_date</c>).</summary>
    public Instant? WriteDate { get; init; }
}
