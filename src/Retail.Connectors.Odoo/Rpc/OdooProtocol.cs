namespace Retail.Connectors.Odoo.Rpc;

/// <summary>Which of Odoo's interfaces is spoken.</summary>
public enum OdooProtocol
{
    /// <summary><c>/json/2</c>, from Odoo 19 on: named parameters, the API key as bearer.</summary>
    Json2,

    /// <summary>
    /// <c>/jsonrpc</c> with <c>execute_kw</c>. It was recorded on Odoo 19; with 16 to 18 it is a preview, and only the client
    /// is meant for them: fields that the handlers write have other names there.
    /// </summary>
    JsonRpc,
}
