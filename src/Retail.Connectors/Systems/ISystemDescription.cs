namespace Retail.Connectors.Systems;

/// <summary>Says what a system is and can do, as found at run time.</summary>
public interface ISystemDescription
{
    /// <summary>Asks the system about itself.</summary>
    /// <exception cref="ConnectorException">The system could not be asked.</exception>
    Task<SystemDescription> DescribeAsync(CancellationToken cancellationToken);
}
