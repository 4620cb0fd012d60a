namespace Retail.Connectors.Odoo.Rpc;

/// <summary>The answer of <c>common.version</c>.</summary>
internal sealed record JsonRpcVersion
{
    public required string ServerVersion { get; init; }
}
