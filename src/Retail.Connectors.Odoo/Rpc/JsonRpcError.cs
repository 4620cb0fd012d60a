namespace Retail.Connectors.Odoo.Rpc;

/// <summary>What went wrong. The code is 0 and the message the same whatever it was; <see cref="Data"/> tells.</summary>
internal sealed record JsonRpcError
{
    public string Message { get; init; } = string.Empty;

    public OdooErrorBody? Data { get; init; }
}
