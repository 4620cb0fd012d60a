using System.Text.Json.Serialization;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Systems;

/// <summary>A company (<c>company.company</c>).</summary>
public sealed record TrytonCompany : ITrytonRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The party that it is (<c>party</c>).</summary>
    [JsonPropertyName("party.")]
    public TrytonName? Party { get; init; }

    /// <summary>Its currency (<c>currency</c>).</summary>
    [JsonPropertyName("currency.")]
    public TrytonCode? Currency { get; init; }

    /// <summary>Its time zone, such as <c>Europe/Berlin</c>; null for UTC (<c>timezone</c>).</summary>
    public string? Timezone { get; init; }
}
