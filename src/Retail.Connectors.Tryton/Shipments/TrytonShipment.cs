using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Shipments;

/// <summary>A shipment to a customer (<c>stock.shipment.out</c>).</summary>
public sealed record TrytonShipment : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its number (<c>number</c>).</summary>
    public string? Number { get; init; }

    /// <summary>Reference; not unique (<c>reference</c>).</summary>
    public string? Reference { get; init; }

    /// <summary><c>draft</c>, <c>waiting</c>, <c>assigned</c>, <c>picked</c>, <c>packed</c>, <c>done</c> or <c>cancelled</c> (<c>state</c>).</summary>
    public string? State { get; init; }

    /// <summary>The day it was done (<c>effective_date</c>).</summary>
    public LocalDate? EffectiveDate { get; init; }

    /// <summary>The party (<c>customer</c>).</summary>
    public long? Customer { get; init; }

    /// <summary>The warehouse (<c>warehouse</c>).</summary>
    public long? Warehouse { get; init; }

    /// <summary>The company (<c>company</c>).</summary>
    public long? Company { get; init; }

    /// <summary>Who carries it (<c>carrier</c>, module carrier).</summary>
    [JsonPropertyName("carrier.")]
    public TrytonCarrier? Carrier { get; init; }

    /// <summary>What leaves the warehouse (<c>outgoing_moves</c>).</summary>
    [JsonPropertyName("outgoing_moves.")]
    public ImmutableArray<TrytonMove> OutgoingMoves { get; init; } = [];

    /// <summary>Its packages, by code (<c>packages</c>, module stock_package).</summary>
    [JsonPropertyName("packages.")]
    public ImmutableArray<TrytonCode> Packages { get; init; } = [];

    /// <summary>When it was made: the start of the transaction (<c>create_date</c>).</summary>
    public Instant? CreateDate { get; init; }

    /// <summary>When it was last written; null until the first write (<c>write_date</c>).</summary>
    public Instant? WriteDate { get; init; }
}
