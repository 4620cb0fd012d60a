using Retail.Connectors.Systems;

namespace Retail.Connectors.Tryton.Systems;

/// <summary>Asks for the user's settings: a login and one short read.</summary>
internal sealed class TrytonProbe(TrytonConnection tryton) : IProbe
{
    public Task ProbeAsync(CancellationToken cancellationToken) => tryton.Client.GetPreferencesAsync(cancellationToken);
}
