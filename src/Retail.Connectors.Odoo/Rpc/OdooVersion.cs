using System.Text.Json.Serialization;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>The server's version, as <c>/web/version</c> gives it.</summary>
public sealed record OdooVersion
{
    /// <summary>For example <c>19.0</c> (<c>version</c>).</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }
}
