using System.Text.Json.Serialization;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>What <c>load</c> says about a row.</summary>
public sealed record OdooLoadMessage
{
    /// <summary><c>error</c> or <c>warning</c> (<c>type</c>).</summary>
    [JsonPropertyName("type")]
    public string Type { get; init; } = string.Empty;

    /// <summary>Odoo's words (<c>message</c>). They may blame the wrong field: an empty line name is said to be the order's reference.</summary>
    [JsonPropertyName("message")]
    public string Message { get; init; } = string.Empty;

    /// <summary>The column's field (<c>field</c>); null if Odoo names none.</summary>
    [JsonPropertyName("field")]
    public string? Field { get; init; }

    /// <summary>Number of the record, from 0 (<c>record</c>).</summary>
    [JsonPropertyName("record")]
    public int Record { get; init; }
}
