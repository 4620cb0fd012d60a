namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>The way to a reference ERP; a test puts its faults here.</summary>
public interface IReferenceErpWire
{
    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="ConnectorException">
    /// <see cref="ConnectorErrorKind.Unavailable"/> if the request was surely not carried out,
    /// <see cref="ConnectorErrorKind.Ambiguous"/> if that is unknown.
    /// </exception>
    Task<ReferenceAnswer> SendAsync(ReferenceRequest request, CancellationToken cancellationToken);
}
