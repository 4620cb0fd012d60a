using System.Text.Json;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>An answer of <c>/jsonrpc</c>. A method that returns nothing has neither result nor error.</summary>
internal sealed record JsonRpcAnswer
{
    public JsonElement Result { get; init; }

    public JsonRpcError? Error { get; init; }
}
