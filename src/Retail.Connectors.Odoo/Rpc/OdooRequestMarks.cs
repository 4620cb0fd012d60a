namespace Retail.Connectors.Odoo.Rpc;

/// <summary>What this client says about a request; the names as attributes can take them.</summary>
internal static class OdooRequestMarks
{
    /// <summary>The name of <see cref="Http.RequestMarks.Safe"/>.</summary>
    public const string SafeName = "Retail.Connectors.Safe";

    /// <summary>The name of <see cref="Http.RequestMarks.SendBefore"/>.</summary>
    public const string SendBeforeName = "Retail.Connectors.SendBefore";
}
