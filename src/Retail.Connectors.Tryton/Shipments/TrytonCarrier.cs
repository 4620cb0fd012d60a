using System.Text.Json.Serialization;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Shipments;

/// <summary>A carrier (<c>carrier</c>).</summary>
public sealed record TrytonCarrier : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The party that carries (<c>party</c>).</summary>
    [JsonPropertyName("party.")]
    public TrytonName? Party { get; init; }
}
