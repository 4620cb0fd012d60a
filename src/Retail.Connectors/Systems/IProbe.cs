namespace Retail.Connectors.Systems;

/// <summary>Asks a system the cheapest question it answers, to tell an outage from a message that it cannot take.</summary>
/// <remarks>Optional. Without it a system that describes itself is asked for its description.</remarks>
public interface IProbe
{
    /// <summary>Returns if the system answers and takes the credentials.</summary>
    /// <exception cref="ConnectorException">It does not.</exception>
    Task ProbeAsync(CancellationToken cancellationToken);
}
