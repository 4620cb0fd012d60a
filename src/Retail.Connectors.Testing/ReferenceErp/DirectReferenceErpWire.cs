namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>A way on which nothing is lost.</summary>
/// <param name="server">The ERP.</param>
public sealed class DirectReferenceErpWire(ReferenceErpServer server) : IReferenceErpWire
{
    /// <inheritdoc/>
    public Task<ReferenceAnswer> SendAsync(ReferenceRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(server.Handle(request));
}
