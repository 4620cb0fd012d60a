using Retail.Connectors.Systems;

namespace Retail.Connectors.Odoo.Systems;

/// <summary>Asks for the user's context: it costs little and needs the key.</summary>
internal sealed class OdooProbe(OdooConnection odoo) : IProbe
{
    public async Task ProbeAsync(CancellationToken cancellationToken) =>
        _ = await odoo.Client.CallModelAsync("res.users", "context_get", parameters: null, safe: true, cancellationToken);
}
