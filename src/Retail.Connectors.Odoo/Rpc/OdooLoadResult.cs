using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>The answer of <c>load</c>, which is HTTP 200 also when nothing was imported.</summary>
public sealed record OdooLoadResult
{
    /// <summary>Ids of the records, one per record; empty (<c>ids</c> is false) if one row failed, and then nothing was imported.</summary>
    [JsonPropertyName("ids")]
    [JsonConverter(typeof(OdooIdsConverter))]
    public ImmutableArray<long> Ids { get; init; } = [];

    /// <summary>Errors and warnings (<c>messages</c>).</summary>
    [JsonPropertyName("messages")]
    public ImmutableArray<OdooLoadMessage> Messages { get; init; } = [];

    /// <summary>True if the rows were imported. There may be warnings all the same.</summary>
    [JsonIgnore]
    public bool IsImported => !Ids.IsDefaultOrEmpty;

    /// <summary>True if somebody else wrote the same records at the same moment: the same call may be made again.</summary>
    [JsonIgnore]
    public bool IsConcurrencyLoss => !IsImported && Messages.Any(message =>
        message.Message.Contains("could not serialize access", StringComparison.OrdinalIgnoreCase)
        || message.Message.Contains("deadlock detected", StringComparison.OrdinalIgnoreCase)
        || message.Message.Contains("could not obtain lock", StringComparison.OrdinalIgnoreCase));

    /// <summary>All errors in Odoo's own words, one a line.</summary>
    [JsonIgnore]
    public string Words => string.Join('\n', Messages.Where(message => message.Type != "warning").Select(message => message.Message.Trim()));
}
