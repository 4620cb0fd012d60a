using System.Text.Json.Serialization;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>The body of an answer other than 200. Its <c>debug</c> is a stack trace and never read.</summary>
internal sealed record OdooErrorBody
{
    [JsonPropertyName("name")]
    public string Name { get; init; } = string.Empty;

    [JsonPropertyName("message")]
    public string Message { get; init; } = string.Empty;
}
