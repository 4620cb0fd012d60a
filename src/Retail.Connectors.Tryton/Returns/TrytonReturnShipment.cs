using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;
using Retail.Connectors.Tryton.Shipments;

namespace Retail.Connectors.Tryton.Returns;

/// <summary>Goods that come back from a customer (<c>stock.shipment.out.return</c>).</summary>
public sealed record TrytonReturnShipment : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its number (<c>number</c>).</summary>
    public string? Number { get; init; }

    /// <summary>Reference; not unique (<c>reference</c>).</summary>
    public string? Reference { get; init; }

    /// <summary><c>draft</c>, <c>received</c>, <c>done</c> or <c>cancelled</c> (<c>state</c>).</summary>
    public string? State { get; init; }

    /// <summary>The day it was done (<c>effective_date</c>).</summary>
    public LocalDate? EffectiveDate { get; init; }

    /// <summary>The party (<c>customer</c>).</summary>
    public long? Customer { get; init; }

    /// <summary>The warehouse (<c>warehouse</c>).</summary>
    public long? Warehouse { get; init; }

    /// <summary>The company (<c>company</c>).</summary>
    public long? Company { get; init; }

    /// <summary>What arrives at the warehouse (<c>incoming_moves</c>).</summary>
    [JsonPropertyName("incoming_moves.")]
    public ImmutableArray<TrytonMove> IncomingMoves { get; init; } = [];

    /// <summary>What is put away from there (<c>inventory_moves</c>).</summary>
    [JsonPropertyName("inventory_moves.")]
    public ImmutableArray<TrytonMove> InventoryMoves { get; init; } = [];

    /// <summary>When it was made: the start of the transaction (<c>create_date</c>).</summary>
    public Instant? CreateDate { get; init; }

    /// <summary>When it was last written; null until the first write (<c>write_date</c>).</summary>
    public Instant? WriteDate { get; init; }
}
